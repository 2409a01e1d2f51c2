package dev.eventlabs.local.cloudformation;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Cuts a list in pages; the token says where the next one begins. */
final class Page {

    private static final int SIZE = 100;

    private Page() {}

    /** An answer with one page of the list in a member, and {@code NextToken} if there is another. */
    static <T> Struct of(Input input, String member, List<T> all, Function<T, Struct> render) {
        return into(Struct.of(), input, member, all, render);
    }

    static <T> Struct into(Struct answer, Input input, String member, List<T> all, Function<T, Struct> render) {
        int from = input.optionalText("NextToken").map(Page::offset).orElse(0);
        int to = Math.min(all.size(), from + SIZE);
        if (from > all.size()) {
            throw invalid();
        }
        return answer.with(member, all.subList(from, to).stream().map(render).toList())
                .with("NextToken", to < all.size() ? token(to) : null);
    }

    private static String token(int offset) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(("page:" + offset).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return Integer.parseUnsignedInt(text.substring("page:".length()));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw invalid();
        }
    }

    private static AwsException invalid() {
        return AwsException.badRequest("ValidationError", "NextToken isn't one that was given out.");
    }
}
