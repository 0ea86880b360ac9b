-- A client that sends a message again, because it did not see the answer, names it by the same id and gets the same
-- answer: the turn is stored once. The name counts within its session only, as nobody can guess that of another visitor.
CREATE TABLE client_messages (
  id                BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  company_id        VARCHAR(255) NOT NULL,
  session_id        VARCHAR(255) NOT NULL,
  client_message_id VARCHAR(100) NOT NULL,
  turn_id           BIGINT       NOT NULL,
  UNIQUE KEY unique_client_message (company_id, session_id, client_message_id),
  INDEX idx_client_messages_turn (turn_id),
  CONSTRAINT fk_client_messages_turn FOREIGN KEY (turn_id) REFERENCES chat_conversations (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
