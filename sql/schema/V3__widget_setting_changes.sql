-- Who changed what of a widget, and from what to what: one row per field. The newest few hundred of each company are kept.
CREATE TABLE widget_setting_changes (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  company_id VARCHAR(255) NOT NULL,
  changed_by VARCHAR(100) NOT NULL,
  changed_at TIMESTAMP    NOT NULL DEFAULT CURRENT_TIMESTAMP,
  field      VARCHAR(64)  NOT NULL,
  old_value  TEXT,
  new_value  TEXT,
  INDEX idx_widget_setting_changes_company (company_id, id),
  CONSTRAINT fk_widget_setting_changes_company FOREIGN KEY (company_id) REFERENCES user_companies (company_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
