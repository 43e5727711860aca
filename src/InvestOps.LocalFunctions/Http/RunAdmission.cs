namespace InvestOps.LocalFunctions.Http;

/// <summary>What became of a request to run a function by hand.</summary>
internal enum RunAdmission
{
    /// <summary>It runs now, or an earlier request with the same key has started it.</summary>
    Accepted,

    /// <summary>It cannot be run by hand.</summary>
    Unknown,

    /// <summary>It runs already.</summary>
    Busy,

    /// <summary>The key came with another function or input before.</summary>
    KeyTaken,
}
