package org.cttdc.node.abci;

import static org.assertj.core.api.Assertions.assertThat;

import org.cttdc.abci.MisbehaviorType;
import org.cttdc.abci.Request;
import org.cttdc.node.api.CommittedHead;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Timestamp;
import org.junit.jupiter.api.Test;

class NodeMetricsTest {
    @Test
    void tellsPrometheusWhatHappened() {
        NodeMetrics metrics = new NodeMetrics(null);
        assertThat(metrics.text()).contains("ctt_block_height 0.0\n", "ctt_txs_committed_total 0.0\n");
        metrics.connections(4);
        metrics.answered(Request.ValueCase.CHECK_TX, 250_000_000);
        metrics.answered(Request.ValueCase.CHECK_TX, 500_000_000);
        metrics.refused(3);
        metrics.misbehaved(MisbehaviorType.MISBEHAVIOR_TYPE_LIGHT_CLIENT_ATTACK);
        metrics.committed(CommittedHead.of("c", 7, Bytes.EMPTY, new Timestamp(1_800_000_000, 0)), 12);
        assertThat(metrics.text())
                .contains(
                        "# TYPE ctt_block_height gauge\n",
                        "ctt_block_height 7.0\n",
                        "ctt_block_time_seconds 1.8E9\n",
                        "ctt_blocks_committed_total 1.0\n",
                        "ctt_txs_committed_total 12.0\n",
                        "ctt_txs_refused_total 1.0\n",
                        "ctt_misbehavior_proven_total{type=\"duplicate_vote\"} 0.0\n",
                        "ctt_misbehavior_proven_total{type=\"light_client_attack\"} 1.0\n",
                        "ctt_engine_connections 4.0\n",
                        "ctt_abci_seconds_count{method=\"check_tx\"} 2\n",
                        "ctt_abci_seconds_sum{method=\"check_tx\"} 0.75\n",
                        "ctt_memory_used_bytes ");
        assertThat(NodeMetrics.contentType()).startsWith("text/plain; version=0.0.4");
    }
}
