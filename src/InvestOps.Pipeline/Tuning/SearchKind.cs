namespace InvestOps.Pipeline.Tuning;

/// <summary>How combinations are chosen.</summary>
public enum SearchKind
{
    /// <summary>All of them.</summary>
    Grid = 0,

    /// <summary>Some, drawn without preference.</summary>
    Random = 1,

    /// <summary>Tree-structured Parzen estimator.</summary>
    Tpe = 2,

    /// <summary>Evolution with an adapted covariance.</summary>
    Cma = 3,
}
