"""The same measures with numpy, scipy, statsmodels and scikit-learn, as their users write them.

Called as `measures.py NAME FOLDER`. Reads the data once, says "ready", and for every line on standard
input does the work once and prints how many milliseconds it took, and the figure it came to.
"""
import sys
import time

import numpy as np


def agreement(folder):
    """Percent, Krippendorff's alpha (nominal) and AC1 of a complete table, with 2,000 replicates over items each from the same draws."""
    ratings = np.fromfile(folder + "/ratings", dtype=np.float64).reshape(-1, 3).astype(np.int64)
    categories = 5

    def run():
        n, raters = ratings.shape
        counts = np.zeros((n, categories))
        for rater in range(raters):
            counts[np.arange(n), ratings[:, rater]] += 1
        agreeing = (counts * (counts - 1)).sum(1) / (raters * (raters - 1))
        columns = np.column_stack([counts, agreeing])

        def figures(weights):
            sums = weights @ columns
            used, observed = sums[:categories], sums[categories] / n
            total = used.sum()
            expected = (used * (used - 1)).sum() / (total * (total - 1))
            share = used / total
            chance = (share * (1 - share)).sum() / (categories - 1)
            return observed, 1 - (1 - observed) / (1 - expected), (observed - chance) / (1 - chance)

        stream = np.random.default_rng(1)
        replicates = [figures(np.bincount(stream.integers(0, n, n), minlength=n).astype(float)) for _ in range(2000)]
        np.quantile(np.array(replicates), [0.025, 0.975], axis=0)
        return figures(np.ones(n))[1]

    return run


def dawid_skene(folder):
    """Dawid-Skene by expectation and maximisation over arrays of codes, one smoothing count a cell, to the same stop."""
    items, workers, labels = np.fromfile(folder + "/labels", dtype=np.int32).reshape(3, -1)
    categories = 4

    def run():
        n, crowd = items.max() + 1, workers.max() + 1
        posterior = np.zeros((n, categories))
        np.add.at(posterior, (items, labels), 1)
        posterior /= posterior.sum(1, keepdims=True)
        cell, last = workers * categories + labels, -np.inf
        for _ in range(200):
            prior = posterior.mean(0)
            spread = posterior[items]
            confusion = np.stack([np.bincount(cell, spread[:, truth], crowd * categories) for truth in range(categories)])
            confusion = confusion.reshape(categories, crowd, categories) + 1
            confusion /= confusion.sum(2, keepdims=True)
            logs = np.log(confusion).reshape(categories, -1)
            evidence = np.stack([np.bincount(items, logs[truth][cell], n) for truth in range(categories)], 1) + np.log(prior)
            top = evidence.max(1, keepdims=True)
            chances = np.exp(evidence - top)
            whole = chances.sum(1, keepdims=True)
            posterior = chances / whole
            likelihood = (np.log(whole) + top).sum() + np.log(confusion).sum()
            if likelihood - last < 1e-4:
                break
            last = likelihood
        return posterior.mean(0)[0]

    return run


def bradley_terry(folder):
    """Strengths with errors clustered by prompt: a logistic regression of statsmodels on a column a model."""
    import statsmodels.api as sm

    rows = np.fromfile(folder + "/battles", dtype=np.int32).reshape(4, -1)
    first, second, won, prompt = rows
    models = max(first.max(), second.max()) + 1

    def run():
        design = np.zeros((first.size, models))
        place = np.arange(first.size)
        design[place, first] = 1
        design[place, second] = -1
        fit = sm.Logit(won.astype(float), design[:, 1:]).fit(disp=0, method="newton", cov_type="cluster", cov_kwds={"groups": prompt})
        return fit.params[0]

    return run


def bradley_terry_points(folder):
    """Strengths alone: scikit-learn's logistic regression, without a penalty, on a sparse table; no errors."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    first, second, won, _ = np.fromfile(folder + "/battles", dtype=np.int32).reshape(4, -1)
    models = max(first.max(), second.max()) + 1

    def run():
        place = np.arange(first.size)
        values = np.concatenate([np.ones(first.size), -np.ones(first.size)])
        design = csr_matrix((values, (np.concatenate([place, place]), np.concatenate([first, second]))), (first.size, models))
        fit = LogisticRegression(penalty="none", fit_intercept=False, tol=1e-8, max_iter=1000).fit(design, won)
        return fit.coef_[0][1] - fit.coef_[0][0]

    return run


def kappa(folder):
    from sklearn.metrics import cohen_kappa_score

    one, other = np.fromfile(folder + "/ratings", dtype=np.float64).reshape(2, -1)
    return lambda: cohen_kappa_score(one.astype(int), other.astype(int))


def kolmogorov_smirnov(folder):
    from scipy.stats import ks_2samp

    one, other = np.fromfile(folder + "/samples", dtype=np.float64).reshape(2, -1)
    return lambda: ks_2samp(one, other, mode="asymp").statistic


def area(folder):
    """The area alone; scikit-learn has no standard error for it."""
    from sklearn.metrics import roc_auc_score

    one, other = np.fromfile(folder + "/samples", dtype=np.float64).reshape(2, -1)
    truth, scores = np.repeat([1, 0], [one.size, other.size]), np.concatenate([one, other])
    return lambda: roc_auc_score(truth, scores)


def isotonic(folder):
    from sklearn.isotonic import IsotonicRegression

    scores, passed = np.fromfile(folder + "/scored", dtype=np.float64).reshape(2, -1)
    return lambda: IsotonicRegression().fit(scores, passed).predict([0.5])[0]


def bootstrap_mean(folder):
    from scipy.stats import bootstrap

    scores = np.fromfile(folder + "/scores", dtype=np.float64)

    def run():
        bootstrap((scores,), np.mean, n_resamples=2000, method="percentile", vectorized=True, axis=-1, batch=100, random_state=1)
        return scores.mean()

    return run


def discrepancy(folder):
    """Maximum mean discrepancy with 500 permutations of the kernel matrix."""
    from scipy.spatial.distance import pdist, squareform

    points = np.fromfile(folder + "/points", dtype=np.float64).reshape(1000, 32)

    def run():
        distances = pdist(points, "sqeuclidean")
        kernel = np.exp(-squareform(distances) / np.median(distances))
        np.fill_diagonal(kernel, 0)
        n = 500

        def effect(order):
            mixed = kernel[np.ix_(order, order)]
            return mixed[:n, :n].sum() / (n * (n - 1)) + mixed[n:, n:].sum() / (n * (n - 1)) - 2 * mixed[:n, n:].sum() / (n * n)

        stream = np.random.default_rng(1)
        point = effect(np.arange(2 * n))
        [effect(stream.permutation(2 * n)) for _ in range(500)]
        return point

    return run


def benjamini_hochberg(folder):
    from statsmodels.stats.multitest import multipletests

    p = np.fromfile(folder + "/p", dtype=np.float64)
    return lambda: multipletests(p, method="fdr_bh")[1].mean()


def gate(folder):
    """The decision as a user of pandas, scipy and statsmodels writes it: items joined by name, an exact bound a share, a betting bound a mean
    of scores from 0 to 1, and a test of each change. They have no interval of Tango: McNemar's exact test stands in."""
    import pandas as pd
    import statsmodels.api as sm
    from scipy.stats import beta
    from statsmodels.stats.contingency_tables import mcnemar

    scores = np.fromfile(folder + "/scores", dtype=np.float64).reshape(2, 10, -1)
    items = np.repeat([f"item-{item}" for item in range(scores.shape[2])], 10)
    names = np.tile([f"dimension_{dimension}" for dimension in range(10)], scores.shape[2])
    frames = [pd.DataFrame({"item": items, "dimension": names, "score": release.T.ravel()}) for release in scores]

    def betting(values, tail):
        seen, counted = np.cumsum(values), np.arange(1, values.size + 1)
        means = (0.5 + seen) / (counted + 1)
        spread = (0.25 + np.cumsum((values - means) ** 2)) / (counted + 1)
        bets = np.sqrt(2 * np.log(1 / tail) / (values.size * np.concatenate([[0.25], spread[:-1]])))
        low, high = 0.0, 1.0
        for _ in range(34):
            middle = (low + high) / 2
            capital = np.cumsum(np.log1p(np.minimum(bets, 0.75 / middle) * (values - middle)))
            low, high = (middle, high) if capital.max() >= np.log(1 / tail) else (low, middle)
        return low

    def run():
        joined = frames[0].merge(frames[1], on=["item", "dimension"], suffixes=("", "_before"), validate="one_to_one")
        first = None
        for name, rows in joined.groupby("dimension"):
            now, before = rows["score"].to_numpy(), rows["score_before"].to_numpy()
            first = now.mean() if first is None else first
            if np.isin(now, [0, 1]).all():
                k, n = now.sum(), now.size
                beta.ppf(0.05, k, n - k + 1), beta.ppf(0.95, k + 1, n - k)
                gained, lost = ((now == 1) & (before == 0)).sum(), ((now == 0) & (before == 1)).sum()
                mcnemar([[0, gained], [lost, 0]], exact=True).pvalue
            else:
                betting(now, 0.05), betting(1 - now, 0.05)
                sm.stats.DescrStatsW(now - before).tconfint_mean(0.1)
        return first

    return run


def main():
    run = globals()[sys.argv[1]](sys.argv[2])
    print("ready", flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        figure = run()
        print((time.perf_counter() - start) * 1000, float(figure), flush=True)


main()
