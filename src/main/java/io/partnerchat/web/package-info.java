/** What every request meets: CORS, request id, body limits, the JAX-RS application. */
package io.partnerchat.web;
