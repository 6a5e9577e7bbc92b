// Command peer runs CometBFT's own light client, and its Ed25519, so that this suite's can be compared with them.
//
//	peer sequential|skipping URL CHAIN_ID ROOT_HEIGHT ROOT_HASH TARGET_HEIGHT
//	peer ed25519 SIGNATURES
//
// It prints one line of JSON. A target height of 0 means the newest.
package main

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"time"

	dbm "github.com/cometbft/cometbft-db"
	"github.com/cometbft/cometbft/crypto/ed25519"
	"github.com/cometbft/cometbft/libs/log"
	"github.com/cometbft/cometbft/light"
	"github.com/cometbft/cometbft/light/provider"
	"github.com/cometbft/cometbft/light/provider/http"
	dbs "github.com/cometbft/cometbft/light/store/db"
	"github.com/cometbft/cometbft/types"
)

// Made chains begin at a fixed date; trust in them does not expire.
const period = 100 * 365 * 24 * time.Hour

func main() {
	var result any
	var err error
	switch {
	case len(os.Args) == 7:
		result, err = sync(os.Args[1], os.Args[2], os.Args[3], os.Args[4], os.Args[5], os.Args[6])
	case len(os.Args) == 3 && os.Args[1] == "ed25519":
		result, err = signatures(os.Args[2])
	default:
		err = fmt.Errorf("usage: peer sequential|skipping URL CHAIN_ID ROOT_HEIGHT ROOT_HASH TARGET_HEIGHT | peer ed25519 SIGNATURES")
	}
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(result)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

type synced struct {
	Height int64  `json:"height"`
	Hash   string `json:"hash"`
	Nanos  int64  `json:"nanos"`
}

// sync leads trust from the root to the target. The reference insists on a witness: it is the same node again, as for everyone here.
func sync(mode, url, chainID, rootHeight, rootHash, target string) (*synced, error) {
	height, err := strconv.ParseInt(rootHeight, 10, 64)
	if err != nil {
		return nil, err
	}
	to, err := strconv.ParseInt(target, 10, 64)
	if err != nil {
		return nil, err
	}
	hash, err := hex.DecodeString(rootHash)
	if err != nil {
		return nil, err
	}
	option := light.SkippingVerification(light.DefaultTrustLevel)
	if mode == "sequential" {
		option = light.SequentialVerification()
	}
	primary, err := http.New(chainID, url)
	if err != nil {
		return nil, err
	}
	witness, err := http.New(chainID, url)
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	start := time.Now()
	client, err := light.NewClient(ctx, chainID, light.TrustOptions{Period: period, Height: height, Hash: hash},
		primary, []provider.Provider{witness}, dbs.New(dbm.NewMemDB(), chainID), option, light.Logger(log.NewNopLogger()))
	if err != nil {
		return nil, err
	}
	var block *types.LightBlock
	if to == 0 {
		block, err = client.Update(ctx, time.Now())
	} else {
		block, err = client.VerifyLightBlockAtHeight(ctx, to, time.Now())
	}
	if err != nil {
		return nil, err
	}
	return &synced{Height: block.Height, Hash: hex.EncodeToString(block.Hash()), Nanos: time.Since(start).Nanoseconds()}, nil
}

type verified struct {
	SingleNanos    float64 `json:"single_nanos"`
	SingleCPUNanos float64 `json:"single_cpu_nanos"`
	BatchNanos     float64 `json:"batch_nanos"`
	BatchCPUNanos  float64 `json:"batch_cpu_nanos"`
}

// signatures takes the time of one verification: of single ones whose keys are cached, and of one in a batch.
func signatures(count string) (*verified, error) {
	n, err := strconv.Atoi(count)
	if err != nil {
		return nil, err
	}
	keys := make([]ed25519.PubKey, n)
	messages := make([][]byte, n)
	sigs := make([][]byte, n)
	for i := range keys {
		key := ed25519.GenPrivKeyFromSecret([]byte(strconv.Itoa(i)))
		keys[i] = key.PubKey().(ed25519.PubKey)
		messages[i] = make([]byte, 120)
		messages[i][0] = byte(i)
		if sigs[i], err = key.Sign(messages[i]); err != nil {
			return nil, err
		}
	}
	var result verified
	result.SingleNanos, result.SingleCPUNanos, err = perSignature(n, func() (bool, error) {
		for i := range keys {
			if !keys[i].VerifySignature(messages[i], sigs[i]) {
				return false, nil
			}
		}
		return true, nil
	})
	if err != nil {
		return nil, err
	}
	result.BatchNanos, result.BatchCPUNanos, err = perSignature(n, func() (bool, error) {
		verifier := ed25519.NewBatchVerifier()
		for i := range keys {
			if err := verifier.Add(keys[i], messages[i], sigs[i]); err != nil {
				return false, err
			}
		}
		valid, _ := verifier.Verify()
		return valid, nil
	})
	return &result, err
}

// perSignature repeats the work, after a first part that only warms up, and shares its time out.
func perSignature(n int, work func() (bool, error)) (wall, cpu float64, err error) {
	const warmUp, measured = 20, 300
	var start time.Time
	var before int64
	for i := 0; i < warmUp+measured; i++ {
		if i == warmUp {
			start, before = time.Now(), cpuNanos()
		}
		valid, err := work()
		if err != nil {
			return 0, 0, err
		}
		if !valid {
			return 0, 0, fmt.Errorf("a valid signature was refused")
		}
	}
	total := float64(n * measured)
	return float64(time.Since(start).Nanoseconds()) / total, float64(cpuNanos()-before) / total, nil
}
