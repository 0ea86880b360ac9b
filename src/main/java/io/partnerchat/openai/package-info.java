/** OpenAI, or any server that speaks its wire: chat completions and embeddings. */
package io.partnerchat.openai;
