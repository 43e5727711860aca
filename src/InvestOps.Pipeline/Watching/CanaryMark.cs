namespace InvestOps.Pipeline.Watching;

/// <summary>The mark itself (<c>runs/canary.json</c>).</summary>
/// <param name="Id">No two storages have the same.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Machine">Which machine made it.</param>
public sealed record CanaryMark(string Id, DateTimeOffset CreatedAt, string Machine);
