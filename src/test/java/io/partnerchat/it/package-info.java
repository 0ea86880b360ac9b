/** The packaged product as strangers meet it: a server process, a database, two vendors that are stubs, and HTTP. */
package io.partnerchat.it;
