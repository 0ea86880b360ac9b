/** From the bot to the partner's people: feedback, leads, e-mails about them and signed webhooks. */
package io.partnerchat.handoff;
