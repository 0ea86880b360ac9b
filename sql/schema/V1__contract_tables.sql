-- The four tables of the contract. One text for MySQL and for H2 in MariaDB mode.
-- Binary collation: two companies whose ids differ only in case or accents are two companies.

CREATE TABLE user_companies (
  id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  company_id   VARCHAR(255) NOT NULL UNIQUE,
  company_name VARCHAR(255) NOT NULL,
  email        VARCHAR(255) NOT NULL,
  phone        VARCHAR(255),
  website      VARCHAR(255),
  logo_url     VARCHAR(500),
  settings     JSON,
  ai_config    JSON,
  is_active    BOOLEAN      DEFAULT TRUE,
  created_at   TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
  updated_at   TIMESTAMP    DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- A literal default on TEXT is refused by MySQL (error 1101); an expression is not.
CREATE TABLE widget_settings (
  id                    BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  company_id            VARCHAR(255) NOT NULL,
  primary_color         VARCHAR(7)   DEFAULT '#007bff',
  secondary_color       VARCHAR(7)   DEFAULT '#6c757d',
  text_color            VARCHAR(7)   DEFAULT '#ffffff',
  background_color      VARCHAR(7)   DEFAULT '#ffffff',
  border_radius         INT          DEFAULT 12,
  company_name          VARCHAR(255) NOT NULL,
  company_logo          VARCHAR(500),
  welcome_message       TEXT         NOT NULL,
  placeholder_text      VARCHAR(255) DEFAULT 'Type your message...',
  position              ENUM('bottom-right','bottom-left','top-right','top-left') DEFAULT 'bottom-right',
  auto_open             BOOLEAN      DEFAULT FALSE,
  show_typing_indicator BOOLEAN      DEFAULT TRUE,
  ai_personality        TEXT         DEFAULT ('friendly and helpful assistant'),
  ai_temperature        DECIMAL(2,1) DEFAULT 0.7,
  max_tokens            INT          DEFAULT 500,
  created_at            TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
  updated_at            TIMESTAMP    DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  CONSTRAINT fk_widget_settings_company FOREIGN KEY (company_id) REFERENCES user_companies (company_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE chat_conversations (
  id               BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  company_id       VARCHAR(255) NOT NULL,
  user_id          VARCHAR(255) NOT NULL,
  session_id       VARCHAR(255) NOT NULL,
  messages         JSON         NOT NULL,
  metadata         JSON,
  last_activity_at TIMESTAMP    NOT NULL,
  created_at       TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
  updated_at       TIMESTAMP    DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  INDEX idx_company_user (company_id, user_id),
  INDEX idx_company_session (company_id, session_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE pinecone_vectors (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  company_id VARCHAR(255) NOT NULL,
  vector_id  VARCHAR(255) NOT NULL,
  content    TEXT         NOT NULL,
  metadata   JSON,
  source     VARCHAR(255),
  created_at TIMESTAMP    DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMP    DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  INDEX idx_company (company_id),
  UNIQUE KEY unique_company_vector (company_id, vector_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
