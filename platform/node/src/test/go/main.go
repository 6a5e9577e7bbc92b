// Command interop drives an embedded Ctt DC chain with CometBFT's own Go clients, unchanged: the RPC client over HTTP and
// WebSocket, the light client in sequential and skipping mode, the verifying RPC proxy of light/rpc, and Cosmos' ICS-23 verifier.
//
// usage: interop <rpc url> <chain id> <base64 tx> <hex key held> <hex key absent> [<height of a block with a double vote>]
package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"os"
	"strconv"
	"time"

	dbm "github.com/cometbft/cometbft-db"
	"github.com/cometbft/cometbft/crypto/merkle"
	"github.com/cometbft/cometbft/evidence"
	"github.com/cometbft/cometbft/libs/log"
	"github.com/cometbft/cometbft/light"
	"github.com/cometbft/cometbft/light/provider"
	lighthttp "github.com/cometbft/cometbft/light/provider/http"
	lightrpc "github.com/cometbft/cometbft/light/rpc"
	lightdb "github.com/cometbft/cometbft/light/store/db"
	cmtcrypto "github.com/cometbft/cometbft/proto/tendermint/crypto"
	"github.com/cometbft/cometbft/rpc/client"
	rpchttp "github.com/cometbft/cometbft/rpc/client/http"
	"github.com/cometbft/cometbft/types"
	ics23 "github.com/cosmos/ics23/go"
)

func check(what string, err error) {
	if err != nil {
		fmt.Fprintf(os.Stderr, "FAILED %s: %v\n", what, err)
		os.Exit(1)
	}
	fmt.Println("ok", what)
}

func must(what string, holds bool) {
	if !holds {
		check(what, fmt.Errorf("does not hold"))
	}
	fmt.Println("ok", what)
}

// smtOp lets CometBFT's proof runtime run an ICS-23 proof of the state tree.
type smtOp struct {
	key   []byte
	proof *ics23.CommitmentProof
	raw   []byte
}

func decodeSmt(pop cmtcrypto.ProofOp) (merkle.ProofOperator, error) {
	proof := &ics23.CommitmentProof{}
	if err := proof.Unmarshal(pop.Data); err != nil {
		return nil, err
	}
	return smtOp{key: pop.Key, proof: proof, raw: pop.Data}, nil
}

func (op smtOp) GetKey() []byte { return op.key }

func (op smtOp) ProofOp() cmtcrypto.ProofOp {
	return cmtcrypto.ProofOp{Type: "ics23:smt", Key: op.key, Data: op.raw}
}

func (op smtOp) Run(args [][]byte) ([][]byte, error) {
	root, err := op.proof.Calculate()
	if err != nil {
		return nil, err
	}
	switch len(args) {
	case 0:
		if !ics23.VerifyNonMembership(ics23.SmtSpec, root, op.proof, op.key) {
			return nil, fmt.Errorf("absence of %X is not proven", op.key)
		}
	case 1:
		if !ics23.VerifyMembership(ics23.SmtSpec, root, op.proof, op.key, args[0]) {
			return nil, fmt.Errorf("value of %X is not proven", op.key)
		}
	default:
		return nil, fmt.Errorf("one value at most")
	}
	return [][]byte{root}, nil
}

func lightClient(ctx context.Context, chainID, url string, mode light.Option, trusted *types.LightBlock) *light.Client {
	primary, err := lighthttp.New(chainID, url)
	check("light provider", err)
	witness, err := lighthttp.New(chainID, url)
	check("light witness", err)
	lc, err := light.NewClient(ctx, chainID,
		light.TrustOptions{Period: 100 * 365 * 24 * time.Hour, Height: trusted.Height, Hash: trusted.Hash()},
		primary, []provider.Provider{witness}, lightdb.New(dbm.NewMemDB(), chainID), mode, light.Logger(log.NewNopLogger()))
	check("light client", err)
	return lc
}

func main() {
	url, chainID := os.Args[1], os.Args[2]
	tx, err := base64.StdEncoding.DecodeString(os.Args[3])
	check("transaction argument", err)
	held, err := hex.DecodeString(os.Args[4])
	check("key argument", err)
	absent, err := hex.DecodeString(os.Args[5])
	check("absent key argument", err)
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()

	rpc, err := rpchttp.New(url, "/websocket")
	check("rpc client", err)
	check("websocket", rpc.Start())
	defer func() { _ = rpc.Stop() }()
	status, err := rpc.Status(ctx)
	check("status", err)
	must("network name", status.NodeInfo.Network == chainID)
	_, err = rpc.Health(ctx)
	check("health", err)
	_, err = rpc.NetInfo(ctx)
	check("net_info", err)
	_, err = rpc.ABCIInfo(ctx)
	check("abci_info", err)
	genesis, err := rpc.Genesis(ctx)
	check("genesis", err)
	check("genesis is complete", genesis.Genesis.ValidateAndComplete())
	_, err = rpc.GenesisChunked(ctx, 0)
	check("genesis_chunked", err)
	// Without a height a real node may look for parameters that it is just writing.
	_, err = rpc.ConsensusParams(ctx, &status.SyncInfo.LatestBlockHeight)
	check("consensus_params", err)

	blocks, err := rpc.Subscribe(ctx, "interop", "tm.event='NewBlock'", 100)
	check("subscribe NewBlock", err)
	headers, err := rpc.Subscribe(ctx, "interop", "tm.event='NewBlockHeader'", 100)
	check("subscribe NewBlockHeader", err)
	txs, err := rpc.Subscribe(ctx, "interop", fmt.Sprintf("tm.event='Tx' AND tx.hash='%X'", types.Tx(tx).Hash()), 10)
	check("subscribe Tx", err)
	checked, err := rpc.CheckTx(ctx, tx)
	check("check_tx", err)
	must("check_tx accepts", checked.Code == 0)
	sent, err := rpc.BroadcastTxSync(ctx, tx)
	check("broadcast_tx_sync", err)
	must("broadcast_tx_sync accepts: "+sent.Log, sent.Code == 0)
	_, err = rpc.BroadcastTxSync(ctx, tx)
	must("a second broadcast is refused", err != nil)
	var height int64
	select {
	case event := <-txs:
		data := event.Data.(types.EventDataTx)
		must("event carries the transaction", bytes.Equal(data.Tx, tx))
		must("transaction succeeded: "+data.Result.Log, data.Result.Code == 0)
		height = data.Height
	case <-ctx.Done():
		check("Tx event", ctx.Err())
	}
	for {
		event := <-blocks
		block := event.Data.(types.EventDataNewBlock).Block
		check(fmt.Sprintf("block %d is valid by itself", block.Height), block.ValidateBasic())
		if block.Height > height {
			break
		}
	}
	header := (<-headers).Data.(types.EventDataNewBlockHeader).Header
	check("header event is valid by itself", header.ValidateBasic())
	check("unsubscribe", rpc.UnsubscribeAll(ctx, "interop"))

	first, err := rpc.Commit(ctx, ptr(1))
	check("commit 1", err)
	set, err := rpc.Validators(ctx, ptr(1), nil, nil)
	check("validators 1", err)
	trusted := &types.LightBlock{SignedHeader: &first.SignedHeader, ValidatorSet: types.NewValidatorSet(set.Validators)}
	check("light block 1", trusted.ValidateBasic(chainID))
	target := height + 1
	for name, mode := range map[string]light.Option{
		"sequential": light.SequentialVerification(), "skipping": light.SkippingVerification(light.DefaultTrustLevel)} {
		lc := lightClient(ctx, chainID, url, mode, trusted)
		_, err = lc.VerifyLightBlockAtHeight(ctx, target, time.Now())
		check("light client, "+name, err)
	}

	lc := lightClient(ctx, chainID, url, light.SkippingVerification(light.DefaultTrustLevel), trusted)
	// BlockchainInfo wants every header of its range trusted already.
	for h := int64(2); h <= target; h++ {
		_, err = lc.VerifyLightBlockAtHeight(ctx, h, time.Now())
		check("light client, one by one", err)
	}
	verified := lightrpc.NewClient(rpc, lc, lightrpc.KeyPathFn(func(_ string, key []byte) (merkle.KeyPath, error) {
		return merkle.KeyPath{}.AppendKey(key, merkle.KeyEncodingHex), nil
	}), func(c *lightrpc.Client) {
		c.RegisterOpDecoder("ics23:smt", decodeSmt)
	})
	block, err := verified.Block(ctx, &height)
	check("verified block", err)
	_, err = verified.BlockByHash(ctx, block.BlockID.Hash)
	check("verified block_by_hash", err)
	_, err = verified.BlockResults(ctx, &height)
	check("verified block_results", err)
	_, err = verified.BlockchainInfo(ctx, 1, target)
	check("verified blockchain", err)
	_, err = verified.Commit(ctx, &height)
	check("verified commit", err)
	_, err = verified.Header(ctx, &height)
	check("verified header", err)
	_, err = verified.Validators(ctx, &height, nil, nil)
	check("verified validators", err)
	included, err := verified.Tx(ctx, types.Tx(tx).Hash(), true)
	check("verified tx", err)
	must("tx stands where the event said", included.Height == height)
	found, err := rpc.TxSearch(ctx, fmt.Sprintf("tx.height=%d", height), true, nil, nil, "asc")
	check("tx_search", err)
	must("tx_search finds it", found.TotalCount >= 1)
	_, err = rpc.BlockSearch(ctx, fmt.Sprintf("block.height=%d", height), nil, nil, "asc")
	check("block_search", err)
	_, err = rpc.UnconfirmedTxs(ctx, nil)
	check("unconfirmed_txs", err)
	_, err = rpc.NumUnconfirmedTxs(ctx)
	check("num_unconfirmed_txs", err)

	options := client.ABCIQueryOptions{Height: height, Prove: true}
	value, err := verified.ABCIQueryWithOptions(ctx, "/store", held, options)
	check("verified abci_query", err)
	must("the key holds a value", len(value.Response.Value) > 0)
	next, err := lc.VerifyLightBlockAtHeight(ctx, height+1, time.Now())
	check("next header", err)
	answer, err := rpc.ABCIQueryWithOptions(ctx, "/store", absent, options)
	check("abci_query of an absent key", err)
	must("one proof", answer.Response.ProofOps != nil && len(answer.Response.ProofOps.Ops) == 1)
	proof := &ics23.CommitmentProof{}
	check("absence proof is readable", proof.Unmarshal(answer.Response.ProofOps.Ops[0].Data))
	must("absence is proven", ics23.VerifyNonMembership(ics23.SmtSpec, next.AppHash.Bytes(), proof, absent))
	must("absence of a held key is not", !ics23.VerifyNonMembership(ics23.SmtSpec, next.AppHash.Bytes(), proof, held))
	if len(os.Args) > 6 {
		at, err := strconv.ParseInt(os.Args[6], 10, 64)
		check("height argument", err)
		doubleVote(ctx, rpc, verified, chainID, at)
	}
	fmt.Println("DONE at height", height)
}

// doubleVote reads a block that carries evidence of one: it hashes to what was voted for, and the votes prove what they should.
func doubleVote(ctx context.Context, rpc *rpchttp.HTTP, verified *lightrpc.Client, chainID string, height int64) {
	block, err := verified.Block(ctx, &height)
	check("verified block with evidence", err)
	check("block with evidence is valid by itself", block.Block.ValidateBasic())
	parts, err := block.Block.MakePartSet(types.BlockPartSizeBytes)
	check("its parts", err)
	must("its parts are those that were voted for", parts.Header().Equals(block.BlockID.PartSetHeader))
	must("it holds one proof", len(block.Block.Evidence.Evidence) == 1)
	votes, ok := block.Block.Evidence.Evidence[0].(*types.DuplicateVoteEvidence)
	must("of a double vote", ok)
	voted := votes.Height()
	set, err := rpc.Validators(ctx, &voted, nil, nil)
	check("validators then", err)
	check("the votes prove it", evidence.VerifyDuplicateVote(votes, chainID, types.NewValidatorSet(set.Validators)))
}

func ptr(height int64) *int64 { return &height }
