/** Errors as RFC 9457 problem documents, for every failure of the API. */
package io.partnerchat.problem;
