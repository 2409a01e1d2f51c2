package dev.eventlabs.local.spi;

/** One action of an action-based API ({@code SendMessage}, {@code CreateStack} …), the same for every protocol it is called by. */
@FunctionalInterface
public interface Action {

    /**
     * @return the result: usually a {@link Struct}, empty if the action has none
     * @throws AwsException for an answer that is an error
     */
    Object handle(Call call, Input input);
}
