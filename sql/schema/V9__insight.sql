-- The figures of many turns are read from this index alone, the newest first or by days; so are the lists of
-- conversations with a feature, such as those that a thumb went down in.
CREATE INDEX idx_chat_turns_figures ON chat_turns (company_id, asked_ms, turn_id, answered_by, known, feedback,
  first_text_ms, prompt_tokens, completion_tokens, answered_in, model, session_id);

-- What one node does once a day for all.
CREATE TABLE daily_tasks (
  task           VARCHAR(40) NOT NULL PRIMARY KEY,
  done_day       VARCHAR(10) NOT NULL,
  lease_owner    VARCHAR(36) NOT NULL,
  lease_until_ms BIGINT      NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO daily_tasks (task, done_day, lease_owner, lease_until_ms) VALUES ('retention', '', '', 0);
