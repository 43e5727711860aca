using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Logging;

namespace InvestOps.LocalFunctions.Http;

/// <summary>What <c>GET /admin/runs/{id}</c> answers: one run by hand.</summary>
internal sealed record RunPage
{
    public required string Id { get; init; }

    public required string Function { get; init; }

    public required RunPageState State { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Null while it runs.</summary>
    public string? InvocationId { get; init; }

    /// <summary>Null while it runs.</summary>
    public long? ElapsedMilliseconds { get; init; }

    /// <summary>Why it did not succeed.</summary>
    public string? Error { get; init; }

    internal static string LocationOf(ManualRun run) => $"/{RouteTable.Reserved}/runs/{run.Id}";

    internal static RunPage Of(ManualRun run)
    {
        var result = run.Result;
        var error = result is null ? run.Completion.Exception?.InnerException : result.Error;
        return new RunPage
        {
            Id = run.Id,
            Function = run.Function,
            State = StateOf(run),
            AskedAt = run.AskedAt,
            InvocationId = result?.InvocationId,
            ElapsedMilliseconds = result is null ? null : (long)result.Elapsed.TotalMilliseconds,
            Error = error is null ? null : Printable.Line(error.Message),
        };
    }

    private static RunPageState StateOf(ManualRun run) => run switch
    {
        { Completion.IsCompleted: false } => RunPageState.Running,
        { Result: { } result } => Enum.Parse<RunPageState>(result.Outcome.ToString()),
        { Completion.IsCanceled: true } => RunPageState.Cancelled,
        _ => RunPageState.Failed,
    };
}
