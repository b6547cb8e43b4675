"""Writes the bundles sklearn-linear, sklearn-text-char, sklearn-text-wb and sklearn-text-word.

Run with scikit-learn beside this file; needed only when a bundle is to change. The function
`bundle` is what engine/adapters/MODELS.md shows.
"""

import base64
import csv
import hashlib
import json
import pathlib
import random

import numpy as np
import sklearn
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.preprocessing import StandardScaler

HERE = pathlib.Path(__file__).parent


def packed(values):
    return base64.b64encode(np.asarray(values, "<f8").ravel().tobytes()).decode()


# snippet:begin
def bundle(folder, name, kind, features, model, rows, raws):
    """A bundle: model file, golden rows with the library's raw scores, model.json."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "weights.json").write_text(json.dumps(model))
    with open(folder / "golden.csv", "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([*features, "raw"])
        for row, raw in zip(rows, raws):
            writer.writerow([*row, repr(float(raw))])
    schema = "".join(f + "\n" for f in features)
    header = {
        "name": name,
        "version": "1",
        "kind": kind,
        "file": "weights.json",
        "features": features,
        "schemaHash": hashlib.sha256(schema.encode()).hexdigest(),
        "calibration": {"kind": "none"},
        "thresholds": {"watch": 0.5},
        "golden": "golden.csv",
    }
    (folder / "model.json").write_text(json.dumps(header, indent=1) + "\n")


def text_model(vectorizer, classifier):
    keys = ["analyzer", "ngram_range", "n_features", "alternate_sign", "norm", "lowercase",
            "binary", "strip_accents", "stop_words", "token_pattern"]
    settings = {k: vectorizer.get_params()[k] for k in keys}
    return {"vectorizer": settings, "coef": packed(classifier.coef_),
            "intercept": float(classifier.intercept_[0]), "link": "logistic"}


def linear_model(scaler, classifier):
    return {"coef": packed(classifier.coef_), "intercept": float(classifier.intercept_[0]),
            "mean": packed(scaler.mean_), "scale": packed(scaler.scale_), "link": "logistic"}
# snippet:end


def texts(rng, count):
    words = ["login", "bank", "secure", "shop", "pay", "news", "blog", "警察", "网银", "mail",
             "a1", "x-9", "vip", "İstanbul", "Straße", "e", "_id", "taobao", "96110", "½", "𝒳y"]
    joins = [".", "-", "/", " ", "  ", "\t", "?q=", "\u3000"]
    out = []
    for _ in range(count):
        parts = [rng.choice(words) for _ in range(rng.randint(1, 7))]
        text = parts[0]
        for part in parts[1:]:
            text += rng.choice(joins) + (part.upper() if rng.random() < 0.2 else part)
        out.append(text)
    return out


def main():
    print("scikit-learn", sklearn.__version__)
    rng = random.Random(11)
    train, golden = texts(rng, 1500), texts(rng, 400)
    labels = [int("bank" in t.lower() or "警察" in t) ^ (rng.random() < 0.05) for t in train]
    for name, vectorizer, classifier in [
        ("char", HashingVectorizer(analyzer="char", ngram_range=(2, 4), n_features=2**10),
         LogisticRegression(max_iter=500)),
        ("wb", HashingVectorizer(analyzer="char_wb", ngram_range=(1, 5), n_features=777,
                                 alternate_sign=False, norm="l1", lowercase=False),
         SGDClassifier(loss="log_loss", random_state=3)),
        ("word", HashingVectorizer(analyzer="word", ngram_range=(1, 2), n_features=256, norm=None,
                                   binary=True),
         LogisticRegression(max_iter=500)),
    ]:
        classifier.fit(vectorizer.transform(train), labels)
        raws = classifier.decision_function(vectorizer.transform(golden))
        bundle(HERE / f"sklearn-text-{name}", f"text-{name}", "sklearn-text", ["text"],
               text_model(vectorizer, classifier), [[t] for t in golden], raws)
    generator = np.random.default_rng(5)
    x = generator.normal(size=(600, 4)) * [1, 10, 0.1, 3] + [0, 5, 1, -2]
    y = (x[:, 0] + x[:, 1] / 10 + generator.normal(size=600) > 0.5).astype(int)
    scaler = StandardScaler().fit(x)
    classifier = LogisticRegression().fit(scaler.transform(x), y)
    raws = classifier.decision_function(scaler.transform(x[:200]))
    bundle(HERE / "sklearn-linear", "linear", "sklearn-linear", ["f0", "f1", "f2", "f3"],
           linear_model(scaler, classifier), [[repr(float(v)) for v in r] for r in x[:200]], raws)


if __name__ == "__main__":
    main()
