/** OpenAI, or any server that speaks its wire: chat completions, embeddings and moderation. */
package io.partnerchat.openai;
