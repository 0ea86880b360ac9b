package io.partnerchat.limit;

/**
 * One message, counted in one scope. The limit is part of it, so that another limit begins to count anew.
 *
 * @param id who is meant within the company: a user_id, a session_id, an address; empty for the partner
 */
record Claim(Scope scope, String companyId, String id, int perMinute) {}
