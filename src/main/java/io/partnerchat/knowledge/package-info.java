/** What a partner's bot knows, and the search in it. */
package io.partnerchat.knowledge;
