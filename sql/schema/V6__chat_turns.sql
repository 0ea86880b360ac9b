-- What is known of each turn beside what was said in it. It takes the place of client_messages: the client's own name for
-- a message counts within its session only, as nobody can guess that of another visitor.
CREATE TABLE chat_turns (
  turn_id           BIGINT       NOT NULL PRIMARY KEY,
  company_id        VARCHAR(255) NOT NULL,
  session_id        VARCHAR(255) NOT NULL,
  user_id           VARCHAR(255) NOT NULL,
  answer_id         VARCHAR(32)  NOT NULL,
  -- of a message that was answered together with a later one: that one's answer
  answered_in       VARCHAR(32),
  client_message_id VARCHAR(100),
  asked_ms          BIGINT       NOT NULL,
  answered_by       VARCHAR(10)  NOT NULL,
  known             BOOLEAN      NOT NULL,
  incomplete        BOOLEAN      NOT NULL,
  first_text_ms     INT,
  total_ms          INT          NOT NULL,
  prompt_tokens     INT          NOT NULL,
  completion_tokens INT          NOT NULL,
  model             VARCHAR(100),
  feedback          TINYINT,
  feedback_text     VARCHAR(500),
  UNIQUE KEY unique_turn_answer (company_id, answer_id),
  UNIQUE KEY unique_turn_message (company_id, session_id, client_message_id),
  INDEX idx_chat_turns_asked (company_id, asked_ms, turn_id),
  INDEX idx_chat_turns_session (company_id, session_id, turn_id),
  CONSTRAINT fk_chat_turns_turn FOREIGN KEY (turn_id) REFERENCES chat_conversations (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO chat_turns (turn_id, company_id, session_id, user_id, answer_id, client_message_id, asked_ms, answered_by,
    known, incomplete, total_ms, prompt_tokens, completion_tokens)
  SELECT c.id, c.company_id, c.session_id, c.user_id, CONCAT('before-', c.id), m.client_message_id,
    CAST(COALESCE(UNIX_TIMESTAMP(c.created_at), 0) AS DECIMAL(20)) * 1000,
    CASE WHEN c.metadata LIKE '%"passages"%' THEN 'passages' WHEN c.metadata LIKE '%"contact"%' THEN 'contact'
      ELSE 'model' END,
    TRUE, FALSE, 0, 0, 0
  FROM chat_conversations c LEFT JOIN client_messages m ON m.turn_id = c.id;

DROP TABLE client_messages;
