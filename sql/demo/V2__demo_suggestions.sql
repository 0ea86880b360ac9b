-- What a chat of the first demo shop begins with, unless somebody has set something already.
UPDATE user_companies
  SET ai_config = '{"suggested_questions": ["How long does shipping take?", "Can I send something back?", "Which payment methods do you accept?"]}'
  WHERE company_id = '123' AND COALESCE(LENGTH(ai_config), 0) < 3;
