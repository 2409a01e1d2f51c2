package dev.eventlabs.local.cloudformation.intrinsic;

import dev.eventlabs.local.cloudformation.template.TemplateException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Address blocks within a block.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html">Fn::Cidr</a>
 */
final class Cidr {

    private static final int MAX_BLOCKS = 256;

    private Cidr() {}

    /** @param hostBits the bits below each block: 8 makes /24s of IPv4 */
    static List<String> blocks(String block, String count, String hostBits) {
        String[] parts = block.split("/");
        if (parts.length != 2 || !parts[0].matches("[0-9a-fA-F.:]+") || !parts[1].matches("\\d{1,3}")
                || !count.matches("\\d{1,3}") || !hostBits.matches("\\d{1,3}")) {
            throw refused(block, count, hostBits);
        }
        byte[] address = address(parts[0]);
        int width = address.length * 8;
        int prefix = width - Integer.parseInt(hostBits);
        int outer = Integer.parseInt(parts[1]);
        int wanted = Integer.parseInt(count);
        if (prefix < outer || prefix > width || wanted < 1 || wanted > MAX_BLOCKS
                || BigInteger.ONE.shiftLeft(prefix - outer).compareTo(BigInteger.valueOf(wanted)) < 0) {
            throw refused(block, count, hostBits);
        }
        BigInteger first = new BigInteger(1, address).shiftRight(width - outer).shiftLeft(width - outer);
        List<String> blocks = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            BigInteger start = first.add(BigInteger.valueOf(i).shiftLeft(width - prefix));
            blocks.add(text(start, address.length) + "/" + prefix);
        }
        return blocks;
    }

    private static byte[] address(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new TemplateException("Template error: Fn::Cidr: '" + text + "' isn't an address.");
        }
    }

    private static String text(BigInteger number, int length) {
        byte[] bytes = new byte[length];
        byte[] value = number.toByteArray();
        int size = Math.min(length, value.length);
        System.arraycopy(value, value.length - size, bytes, length - size, size);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TemplateException refused(String block, String count, String bits) {
        return new TemplateException("Template error: Fn::Cidr can't make " + count + " blocks with " + bits
                + " host bits each (at most " + MAX_BLOCKS + ") out of " + block + ".");
    }
}
