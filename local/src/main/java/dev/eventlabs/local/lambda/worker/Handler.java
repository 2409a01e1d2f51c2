package dev.eventlabs.local.lambda.worker;

import com.amazonaws.services.lambda.runtime.Context;

/** A function's entry, whatever form it has: bytes in, bytes out. */
@FunctionalInterface
interface Handler {

    byte[] handle(byte[] event, Context context) throws Throwable;
}
