-- The mug and the blanket have no page of their own: their links lead to where they stand on the first one.
UPDATE pinecone_vectors SET metadata = REPLACE(metadata, '/#goods', '/#fjord-mug')
 WHERE company_id = '123' AND vector_id = 'demo-fjord-mug';
UPDATE pinecone_vectors SET metadata = REPLACE(metadata, '/#goods', '/#evening-blanket')
 WHERE company_id = '123' AND vector_id = 'demo-evening-blanket';
