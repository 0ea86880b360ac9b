/** A visitor's turn: from the question to the stored answer. */
package io.partnerchat.chat;
