-- Company 123 sells three things that the chat shows as cards, and suggests what to ask first.
UPDATE pinecone_vectors SET metadata = CONCAT('{"kind":"product","document_id":"pine-candle","sku":"FP-C1","title":"Pine candle","url":"/shop/product","price":"249.00","currency":"NOK","availability":"in_stock","image":"/shop/candle.svg","feed_date":"', CAST(CURRENT_DATE AS CHAR(10)), 'T00:00:00Z"}')
 WHERE company_id = '123' AND vector_id = 'demo-pine-candle';
UPDATE pinecone_vectors SET metadata = CONCAT('{"kind":"product","document_id":"fjord-mug","sku":"FP-M1","title":"Fjord mug","url":"/#goods","price":"329.00","currency":"NOK","availability":"in_stock","image":"/shop/mug.svg","feed_date":"', CAST(CURRENT_DATE AS CHAR(10)), 'T00:00:00Z"}')
 WHERE company_id = '123' AND vector_id = 'demo-fjord-mug';
UPDATE pinecone_vectors SET metadata = CONCAT('{"kind":"product","document_id":"evening-blanket","sku":"FP-B1","title":"Evening blanket","url":"/#goods","price":"1490.00","sale_price":"1190.00","currency":"NOK","availability":"in_stock","image":"/shop/blanket.svg","feed_date":"', CAST(CURRENT_DATE AS CHAR(10)), 'T00:00:00Z"}')
 WHERE company_id = '123' AND vector_id = 'demo-evening-blanket';

UPDATE user_companies SET ai_config = '{"suggested_questions":["How long does shipping take?","What is the Evening blanket made of?","Can I return something?"],"feed_max_age_hours":8760}'
 WHERE company_id = '123';
