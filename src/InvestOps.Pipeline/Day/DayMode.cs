namespace InvestOps.Pipeline.Day;

/// <summary>Which sessions of a range are run.</summary>
public enum DayMode
{
    /// <summary>Those that lack a product, whether a run failed or there was none.</summary>
    Missing = 0,

    /// <summary>Those that lack a product, and whose last run failed or died.</summary>
    Failed = 1,

    /// <summary>All. A stage that finds its work done and its inputs unchanged leaves it as it is.</summary>
    All = 2,
}
