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

-- What their bots know.
INSERT INTO pinecone_vectors (company_id, vector_id, content, metadata, source) VALUES
 ('123', 'demo-shipping-in-norway', 'How long does shipping take, and what does delivery cost?
Orders within Norway arrive in 2 to 4 working days. Shipping costs NOK 59 and is free from NOK 800.',
  '{"title": "Shipping in Norway", "url": "/#shipping"}', 'demo'),
 ('123', 'demo-shipping-abroad', 'Do you ship to other countries, and what does international delivery cost?
We ship to the EU, Iceland and the United Kingdom in 5 to 8 working days for NOK 149, free from NOK 1,800. Duties are paid at checkout.',
  '{"title": "Shipping abroad", "url": "/#shipping"}', 'demo'),
 ('123', 'demo-when-an-order-leaves', 'When will my order be sent?
Orders placed before 13:00 on a working day leave our workshop the same day, others the next working day.',
  '{"title": "When an order leaves", "url": "/#shipping"}', 'demo'),
 ('123', 'demo-order-tracking', 'How can I track my order?
You get a tracking link by e-mail when the parcel leaves. Without the e-mail, write to hello@fjordandpine.example with your order number.',
  '{"title": "Order tracking", "url": "/#shipping"}', 'demo'),
 ('123', 'demo-returns', 'What is your return policy? Can I send something back and get a refund?
You may return unused goods in their box within 30 days. Refunds arrive within 5 working days after the parcel is back.',
  '{"title": "Returns", "url": "/#returns"}', 'demo'),
 ('123', 'demo-cost-of-a-return', 'What does a return or an exchange cost?
A return from Norway costs NOK 49, taken off the refund. Exchanges and faulty goods go back free of charge.',
  '{"title": "Cost of a return", "url": "/#returns"}', 'demo'),
 ('123', 'demo-damaged-in-transit', 'What if my parcel arrives broken or damaged?
Send a photo to hello@fjordandpine.example within 14 days and we send a replacement at no cost.',
  '{"title": "Damaged in transit", "url": "/#returns"}', 'demo'),
 ('123', 'demo-payment', 'Which payment methods do you accept?
We take Visa, Mastercard, Vipps, Klarna and PayPal. Cards are charged when the parcel leaves.',
  '{"title": "Payment", "url": "/#payment"}', 'demo'),
 ('123', 'demo-gift-wrapping', 'Can you wrap it as a gift?
Gift wrapping in recycled paper with a handwritten card costs NOK 39 per item. No prices are on the slip.',
  '{"title": "Gift wrapping", "url": "/#gifts"}', 'demo'),
 ('123', 'demo-gift-cards', 'Do you sell gift cards or vouchers?
Gift cards from NOK 200 to NOK 3,000 are sent by e-mail and are valid for three years.',
  '{"title": "Gift cards", "url": "/#gifts"}', 'demo'),
 ('123', 'demo-pine-candle', 'How long does the pine candle burn, and what is its price?
The pine candle costs NOK 249, weighs 220 g, burns about 45 hours and is in stock.',
  '{"title": "Pine candle", "url": "/shop/product"}', 'demo'),
 ('123', 'demo-candle-ingredients', 'What are the candles made of? Are they vegan?
Our candles are soy wax with a cotton wick, free of paraffin, palm oil and animal products.',
  '{"title": "Candle ingredients", "url": "/shop/product"}', 'demo'),
 ('123', 'demo-candle-care', 'How do I burn and look after a candle?
Burn until the whole surface is liquid the first time, trim the wick to 5 mm, at most four hours at a stretch.',
  '{"title": "Candle care", "url": "/shop/product"}', 'demo'),
 ('123', 'demo-fjord-mug', 'What is the Fjord mug, how big is it and what does it cost?
The Fjord mug is hand-thrown stoneware, holds 30 cl and costs NOK 329. Each one differs a little.',
  '{"title": "Fjord mug", "url": "/#care"}', 'demo'),
 ('123', 'demo-ceramics-care', 'Are the ceramics dishwasher and microwave safe?
All our ceramics are safe in the dishwasher and the microwave, but not in the oven.',
  '{"title": "Ceramics care", "url": "/#care"}', 'demo'),
 ('123', 'demo-evening-blanket', 'What is the Evening blanket made of, what size is it and what does it cost?
The Evening blanket is pure new Norwegian wool, 130 by 200 cm, and costs NOK 1,490.',
  '{"title": "Evening blanket", "url": "/#care"}', 'demo'),
 ('123', 'demo-wool-care', 'How do I wash a wool blanket?
Air the blanket often. Wash it at 30 degrees on the wool programme with wool soap and dry it flat; never tumble dry.',
  '{"title": "Wool care", "url": "/#care"}', 'demo'),
 ('123', 'demo-warranty', 'Is there a warranty or guarantee?
Ceramics and blankets carry a two-year warranty beside your statutory rights. Normal wear is not covered.',
  '{"title": "Warranty", "url": "/#warranty"}', 'demo'),
 ('123', 'demo-store-in-bergen', 'Where is your store and what are the opening hours?
Strandgaten 14, Bergen. Monday to Friday 10 to 18, Saturday 10 to 16, closed on Sundays and public holidays.',
  '{"title": "Store in Bergen", "url": "/#store"}', 'demo'),
 ('123', 'demo-pick-up', 'Can I pick up my order in the store?
Picking up in the store is free. Your order is ready within two hours of opening time and kept for 7 days.',
  '{"title": "Pick-up", "url": "/#store"}', 'demo'),
 ('123', 'demo-newsletter-discount', 'Is there a discount code or newsletter?
Newsletter subscribers get 10 % off their first order. The code arrives by e-mail and cannot be combined.',
  '{"title": "Newsletter discount", "url": "/#newsletter"}', 'demo'),
 ('123', 'demo-contact', 'How can I contact you by e-mail or phone?
Write to hello@fjordandpine.example or call +47 55 01 23 45, Monday to Friday 9 to 16. We answer within one working day.',
  '{"title": "Contact", "url": "/#contact"}', 'demo'),
 ('456', 'demo-delivery', 'How is a bike delivered, and how long does it take?
Bikes are delivered assembled by our own van within 10 working days in the Netherlands, Belgium and Germany. Delivery is free from EUR 500.',
  '{"title": "Delivery", "url": "https://lumenbikes.example/help"}', 'demo'),
 ('456', 'demo-first-service', 'Is the first service free?
The first service after 300 kilometres or three months is free in our workshop in Utrecht.',
  '{"title": "First service", "url": "https://lumenbikes.example/help"}', 'demo'),
 ('456', 'demo-battery', 'How far does the battery go and how long does charging take?
The 540 Wh battery of the Lumen One takes you 60 to 110 kilometres and charges in four hours.',
  '{"title": "Battery", "url": "https://lumenbikes.example/help"}', 'demo'),
 ('456', 'demo-warranty', 'How long is the warranty?
Frames have a ten-year warranty, motors and batteries two years or 1,000 charges.',
  '{"title": "Warranty", "url": "https://lumenbikes.example/help"}', 'demo'),
 ('456', 'demo-test-ride', 'Can I book a test ride?
Book a free test ride of 45 minutes on any day but Monday, with an ID and a helmet of your own or ours.',
  '{"title": "Test ride", "url": "https://lumenbikes.example/help"}', 'demo'),
 ('456', 'demo-leasing', 'Can I lease a bike through my employer?
We work with all large leasing companies; your employer orders, you choose the bike with us.',
  '{"title": "Leasing", "url": "https://lumenbikes.example/help"}', 'demo'),
 ('456', 'demo-returns', 'Can I return a bike?
You may return a bike within 14 days and 50 kilometres; we fetch it for EUR 75.',
  '{"title": "Returns", "url": "https://lumenbikes.example/help"}', 'demo'),
 ('456', 'demo-theft', 'What should I do if my bike is stolen?
Report it to the police, then call +31 20 555 0199: we locate bikes with the tracker and block the motor.',
  '{"title": "Theft", "url": "https://lumenbikes.example/help"}', 'demo');
