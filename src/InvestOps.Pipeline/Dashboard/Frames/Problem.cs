namespace InvestOps.Pipeline.Dashboard.Frames;

/// <summary>Why a page cannot be shown.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="ErrorId">By what it is found in the log; null where it is not there.</param>
/// <param name="Detail">What is damaged, with what to do; null where that is not known.</param>
public sealed record Problem(int StatusCode, string? ErrorId, string? Detail);
