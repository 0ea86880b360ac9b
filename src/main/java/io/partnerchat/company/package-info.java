/** The partner: who it is, its keys, who may do what, and provisioning by the operator. */
package io.partnerchat.company;
