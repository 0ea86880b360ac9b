-- What a partner shows to change its own settings. Only a hash is kept: the keys are 256 random bits, so a plain
-- SHA-256 cannot be searched.
CREATE TABLE partner_keys (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  company_id VARCHAR(255) NOT NULL,
  label      VARCHAR(100) NOT NULL,
  key_hash   CHAR(64)     NOT NULL,
  created_at TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
  revoked_at TIMESTAMP    NULL,
  INDEX idx_partner_keys_company (company_id),
  UNIQUE KEY unique_key_hash (key_hash),
  CONSTRAINT fk_partner_keys_company FOREIGN KEY (company_id) REFERENCES user_companies (company_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
