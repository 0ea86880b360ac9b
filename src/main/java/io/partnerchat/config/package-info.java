/** Reads the settings of this server; every key, its default and its meaning stand in microprofile-config.properties. */
package io.partnerchat.config;
