namespace InvestOps.Pipeline.Reporting.Daily;

/// <summary>How much a data-quality note matters, in the words of the log levels.</summary>
public enum DataNoteSeverity
{
    /// <summary>As expected, said for the record.</summary>
    Info = 0,

    /// <summary>Data is missing or incomplete.</summary>
    Warning = 1,

    /// <summary>Data was held back as abnormal.</summary>
    Error = 2,
}
