-- Every node looks every few seconds for companies that were changed past it.
CREATE INDEX idx_user_companies_updated ON user_companies (updated_at);
CREATE INDEX idx_widget_settings_updated ON widget_settings (updated_at);
