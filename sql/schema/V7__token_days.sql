-- What a company's bot has used of the model on one day (UTC): tokens that are spent, and tokens that a node has set aside
-- for turns that run or are about to. Together they never exceed the company's budget. What a node had set aside when it
-- was killed stays counted until the day ends. refused_*: when, and at which budget, a turn had to do without the model.
CREATE TABLE token_days (
  company_id    VARCHAR(255) NOT NULL,
  on_day        DATE         NOT NULL,
  spent         BIGINT       NOT NULL DEFAULT 0,
  leased        BIGINT       NOT NULL DEFAULT 0,
  refused_ms    BIGINT,
  refused_limit BIGINT,
  PRIMARY KEY (company_id, on_day),
  CONSTRAINT fk_token_days_company FOREIGN KEY (company_id) REFERENCES user_companies (company_id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
