package dev.eventlabs.local.cloudformation.template;

/** A template, its parameters, or a value in it that CloudFormation refuses; the message is as AWS words it. */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TemplateException(String message) {
        super(message, null, false, false);
    }

    /** What AWS begins with when the template's form is wrong, rather than a value in it. */
    public static TemplateException format(String message) {
        return new TemplateException("Template format error: " + message);
    }
}
