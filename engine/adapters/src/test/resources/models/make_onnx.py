"""Writes the bundles onnx-trees and onnx-linear with the onnx package; needed only for a change.

The raw scores come from numpy, in the operators' own order of 32-bit additions.
"""

import hashlib
import json
import pathlib

import numpy as np
import onnx
from onnx import TensorProto, helper

HERE = pathlib.Path(__file__).parent
FEATURES = ["f0", "f1", "f2"]


def bundle(name, nodes, output, rows, raws):
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    graph = helper.make_graph(
        nodes, name,
        [helper.make_tensor_value_info("X", TensorProto.FLOAT, [None, len(FEATURES)])],
        [helper.make_tensor_value_info(output, TensorProto.FLOAT, [None, 1])])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("ai.onnx.ml", 1)])
    (folder / "model.onnx").write_bytes(model.SerializeToString())
    lines = [",".join([*FEATURES, "raw"])]
    for row, raw in zip(rows, raws):
        cells = ["" if np.isnan(v) else repr(float(v)) for v in row]
        lines.append(",".join([*cells, repr(float(raw))]))
    (folder / "golden.csv").write_text("\n".join(lines) + "\n")
    schema = "".join(f + "\n" for f in FEATURES)
    header = {"name": name, "version": "1", "kind": "onnx", "file": "model.onnx",
              "features": FEATURES, "schemaHash": hashlib.sha256(schema.encode()).hexdigest(),
              "thresholds": {"watch": 0.5}, "golden": "golden.csv"}
    (folder / "model.json").write_text(json.dumps(header, indent=1) + "\n")


def trees(rng, rows):
    a = {k: [] for k in ("nodes_treeids nodes_nodeids nodes_featureids nodes_values nodes_modes "
                         "nodes_truenodeids nodes_falsenodeids nodes_missing_value_tracks_true "
                         "class_treeids class_nodeids class_ids class_weights").split()}
    raws = np.full(len(rows), np.float32(0.25), np.float32)
    for tree in range(20):
        depth, first_leaf = 3, 7
        modes = ["BRANCH_LEQ", "BRANCH_LT", "BRANCH_GT", "BRANCH_GTE"]
        table = []
        for n in range(15):
            leaf = n >= first_leaf
            f, t = int(rng.integers(3)), np.float32(np.round(rng.normal(), 1))
            mode, track = ("LEAF" if leaf else modes[int(rng.integers(4))]), int(rng.integers(2))
            weight = np.float32(rng.normal())
            table.append((f, t, mode, track, weight))
            for k, v in zip(a, [tree, n, f, float(t), mode, 0 if leaf else 2 * n + 1,
                                0 if leaf else 2 * n + 2, track]):
                a[k].append(v)
            if leaf:
                for k, v in zip(list(a)[8:], [tree, n, 0, float(weight)]):
                    a[k].append(v)
        for i, row in enumerate(rows):
            n = 0
            for _ in range(depth):
                f, t, mode, track, _w = table[n]
                x = np.float32(row[f])
                yes = {"BRANCH_LEQ": x <= t, "BRANCH_LT": x < t, "BRANCH_GT": x > t,
                       "BRANCH_GTE": x >= t}[mode] or (track == 1 and np.isnan(x))
                n = 2 * n + (1 if yes else 2)
            raws[i] += table[n][4]
    node = helper.make_node("TreeEnsembleClassifier", ["X"], ["label", "p"], domain="ai.onnx.ml",
                            post_transform="LOGISTIC", base_values=[0.25],
                            classlabels_int64s=[0, 1], **a)
    return [node, helper.make_node("ZipMap", ["p"], ["z"], domain="ai.onnx.ml",
                                   classlabels_int64s=[0, 1])], raws


def main():
    print("onnx", onnx.__version__)
    rng = np.random.default_rng(8)
    rows = np.round(rng.normal(size=(300, 3)), 1)
    rows[rng.random(rows.shape) < 0.1] = np.nan
    nodes, raws = trees(rng, rows)
    bundle("onnx-trees", nodes, "z", rows, raws)
    rows = rng.normal(size=(150, 3))
    w, m, s, b = (np.float32(v) for v in (rng.normal(size=3), [1, 0, -1], [0.5, 2, 1], 0.3))
    raws = ((rows.astype(np.float32) - m) * s) @ w + b
    nodes = [
        helper.make_node("Scaler", ["X"], ["S"], domain="ai.onnx.ml", offset=m.tolist(),
                         scale=s.tolist()),
        helper.make_node("LinearClassifier", ["S"], ["label", "p"], domain="ai.onnx.ml",
                         coefficients=[*(-w).tolist(), *w.tolist()],
                         intercepts=[-float(b), float(b)], post_transform="LOGISTIC",
                         classlabels_ints=[0, 1], multi_class=0),
        helper.make_node("Normalizer", ["p"], ["n"], domain="ai.onnx.ml", norm="L1")]
    bundle("onnx-linear", nodes, "n", rows, raws)


if __name__ == "__main__":
    main()
