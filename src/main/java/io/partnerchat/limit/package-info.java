/** What a shop's chat may be used for at most: messages a minute, and tokens a day. */
package io.partnerchat.limit;
