-- What goes from a conversation to the partner's people. Moments are milliseconds since 1970: nodes in different time zones
-- compare them.

-- Visitors who want to be answered by a person. The consent is kept in the words that were shown.
CREATE TABLE leads (
  id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  company_id   VARCHAR(255)  NOT NULL,
  lead_id      VARCHAR(32)   NOT NULL,
  -- of everything the visitor wrote: the same sent twice is one
  lead_key     CHAR(64)      NOT NULL,
  session_id   VARCHAR(255)  NOT NULL,
  user_id      VARCHAR(255)  NOT NULL,
  name         VARCHAR(200)  NOT NULL,
  email        VARCHAR(254)  NOT NULL,
  phone        VARCHAR(50),
  question     VARCHAR(2000),
  consent_text VARCHAR(2000) NOT NULL,
  status       VARCHAR(10)   NOT NULL,
  -- what became of the e-mail about it: off, waiting, sent or failed
  mail         VARCHAR(10)   NOT NULL,
  created_ms   BIGINT        NOT NULL,
  handled_ms   BIGINT,
  UNIQUE KEY unique_lead (company_id, lead_id),
  UNIQUE KEY unique_lead_key (company_id, lead_key),
  INDEX idx_leads_page (company_id, id),
  INDEX idx_leads_status (company_id, status, id),
  INDEX idx_leads_session (company_id, session_id),
  INDEX idx_leads_user (company_id, user_id),
  INDEX idx_leads_created (company_id, created_ms)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Where a partner's own systems hear what happens. The secret signs what is sent, so it is kept as it is.
CREATE TABLE webhooks (
  company_id   VARCHAR(255)  NOT NULL PRIMARY KEY,
  url          VARCHAR(2000) NOT NULL,
  events       VARCHAR(300)  NOT NULL,
  secret       VARCHAR(100)  NOT NULL,
  created_ms   BIGINT        NOT NULL,
  changed_ms   BIGINT        NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- E-mails and webhook calls that are to be made, written in the transaction of what caused them. Whichever node holds the
-- lease of a message makes the call; one that fails is made again later, and then stands here as failed.
CREATE TABLE outbox (
  id             BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  company_id     VARCHAR(255) NOT NULL,
  message_id     VARCHAR(40)  NOT NULL,
  channel        VARCHAR(8)   NOT NULL,
  event          VARCHAR(40)  NOT NULL,
  -- what it is about, to be erased with it: conversation, visitor, and lead or answer
  session_id     VARCHAR(255),
  user_id        VARCHAR(255),
  reference      VARCHAR(64),
  payload        MEDIUMTEXT   NOT NULL,
  status         VARCHAR(8)   NOT NULL,
  attempts       INT          NOT NULL,
  last_error     VARCHAR(300),
  created_ms     BIGINT       NOT NULL,
  due_ms         BIGINT       NOT NULL,
  finished_ms    BIGINT,
  lease_owner    VARCHAR(36)  NOT NULL,
  lease_until_ms BIGINT       NOT NULL,
  UNIQUE KEY unique_outbox_message (message_id),
  INDEX idx_outbox_due (status, company_id, channel, due_ms),
  INDEX idx_outbox_page (company_id, channel, id),
  INDEX idx_outbox_session (company_id, session_id),
  INDEX idx_outbox_user (company_id, user_id),
  INDEX idx_outbox_finished (status, finished_ms)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
