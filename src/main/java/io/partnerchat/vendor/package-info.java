/** What both vendor clients share: a transport whose calls can be ended, the retry rule, the circuit breaker. */
package io.partnerchat.vendor;
