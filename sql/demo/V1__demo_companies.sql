-- Two fictional shops: 123 lets anybody change its widget, 456 asks for the key that the README prints.
INSERT INTO user_companies (company_id, company_name, email, phone, website, settings, ai_config) VALUES
 ('123', 'Fjord & Pine', 'hello@fjordandpine.example', '+47 55 01 23 45', 'https://fjordandpine.example',
  '{"settings_access":"open"}', '{}'),
 ('456', 'Lumen Bikes', 'service@lumenbikes.example', '+31 20 555 0199', 'https://lumenbikes.example',
  '{"settings_access":"key"}', '{}');

INSERT INTO partner_keys (company_id, label, key_hash) VALUES
 ('456', 'demo', '76ddfa63ab3f294d11a53a6e11ba1bb18c162d26de21023e8477ad9780b7a1f5');

INSERT INTO widget_settings (company_id, company_name, welcome_message, placeholder_text, primary_color, secondary_color, border_radius, ai_personality) VALUES
 ('123', 'Fjord & Pine', 'Hei and welcome! Ask me about our candles, ceramics and blankets, or about your order.',
  'Type your message...', '#2f5d50', '#8a5a2b', 14, 'a warm, unhurried shop assistant who answers in a few plain sentences'),
 ('456', 'Lumen Bikes', 'Hi! What can we help you with today?', 'Ask about bikes, parts or service', '#7a1fa2', '#455a64', 8,
  'a precise and cheerful bike mechanic');
