package org.cttdc.node.rpc;

/** A request that gets an error instead of a result. */
final class RpcException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** JSON-RPC's error codes with CometBFT's texts. */
    enum Kind {
        PARSE(-32700, "Parse error. Invalid JSON"),
        REQUEST(-32600, "Invalid Request"),
        METHOD(-32601, "Method not found"),
        PARAMS(-32602, "Invalid params"),
        INTERNAL(-32603, "Internal error");

        final int code;
        final String message;

        Kind(int code, String message) {
            this.code = code;
            this.message = message;
        }
    }

    RpcException(Kind kind, String data) {
        super(data, null, false, false);
        this.kind = kind;
    }

    /** An error of the method itself; clients match on {@code data}. */
    static RpcException internal(String data) {
        return new RpcException(Kind.INTERNAL, data);
    }

    Kind kind() {
        return kind;
    }

    String data() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
