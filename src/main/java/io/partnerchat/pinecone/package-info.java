/** Pinecone, the vector database: one index, one namespace per company. */
package io.partnerchat.pinecone;
