/** How a partner's widget looks and behaves: its settings and their API. */
package io.partnerchat.widget;
