package org.cttdc.node.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * A network of validators on this machine.
 *
 * @param out where the homes go; must not exist
 * @param chainId name of the chain
 * @param genesisTime time of the first block
 * @param validators how many, 1 to {@link #MAX_VALIDATORS}
 * @param host address of the first validator
 * @param spread whether each validator has the next address (127.0.0.1, 127.0.0.2, ... as Linux has them) with the same ports; else all
 *     share one address and each has the next ten ports
 * @param basePort first port: peers at +0, RPC at +1, application at +2, metrics and health at +3
 * @param pace how fast blocks come
 * @param random source of all keys
 */
public record TestnetPlan(
        Path out,
        String chainId,
        Instant genesisTime,
        int validators,
        String host,
        boolean spread,
        int basePort,
        Pace pace,
        SecureRandom random) {
    /** More do not fit one machine in any useful way. */
    public static final int MAX_VALIDATORS = 20;

    private static final int PORTS_EACH = 10;
    private static final int MAX_PORT = 65_535;
    private static final int MAX_OCTET = 255;
    /** The engine's own limit, bytes. */
    private static final int MAX_CHAIN_ID = 50;

    /** How fast blocks come. */
    public enum Pace {
        /** About a block a second. */
        STEADY,
        /** As fast as a test can use, a few a second. */
        FAST
    }

    public TestnetPlan {
        if (validators < 1 || validators > MAX_VALIDATORS) {
            throw new IllegalArgumentException("1 to " + MAX_VALIDATORS + " validators, not " + validators);
        }
        if (basePort < 1 || basePort + PORTS_EACH * validators > MAX_PORT) {
            throw new IllegalArgumentException("there are not enough ports from " + basePort + " on");
        }
        int name = chainId.getBytes(StandardCharsets.UTF_8).length;
        if (name < 1 || name > MAX_CHAIN_ID) {
            throw new IllegalArgumentException("the name of a chain has 1 to " + MAX_CHAIN_ID + " bytes, not " + name);
        }
        if (host.isBlank() || host.contains(":")) {
            throw new IllegalArgumentException("\"" + host + "\" is no name or IPv4 address of this machine");
        }
        if (spread && lastOctet(host) + validators - 1 > MAX_OCTET) {
            throw new IllegalArgumentException("there are not enough addresses from " + host + " on");
        }
    }

    private static int lastOctet(String host) {
        byte[] octets = InetAddress.ofLiteral(host).getAddress();
        return Byte.toUnsignedInt(octets[octets.length - 1]);
    }

    /** Home of a validator's application. */
    public Path application(int validator) {
        return out.resolve("validator" + validator).resolve("app");
    }

    /** Home of a validator's CometBFT. */
    public Path engine(int validator) {
        return out.resolve("validator" + validator).resolve("cometbft");
    }

    /** Address of a validator. */
    public String host(int validator) {
        if (!spread) {
            return host;
        }
        byte[] octets = InetAddress.ofLiteral(host).getAddress();
        octets[octets.length - 1] += (byte) validator;
        try {
            return InetAddress.getByAddress(octets).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where peers reach a validator. */
    public int p2pPort(int validator) {
        return basePort + (spread ? 0 : PORTS_EACH * validator);
    }

    /** Where its CometBFT answers RPC. */
    public int rpcPort(int validator) {
        return p2pPort(validator) + 1;
    }

    /** Where its application listens for CometBFT. */
    public int abciPort(int validator) {
        return p2pPort(validator) + 2;
    }

    /** Where its application serves metrics and health. */
    public int monitorPort(int validator) {
        return p2pPort(validator) + 3;
    }
}
