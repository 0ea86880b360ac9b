/** What a partner sees of its visitors' conversations: lists, search, export, figures, and how they are erased. */
package io.partnerchat.insight;
