using InvestOps.LocalFunctions.Invocation;

namespace InvestOps.LocalFunctions.Listening;

/// <summary>One run that was asked for by hand.</summary>
public sealed class ManualRun(string id, string function, DateTimeOffset askedAt, Task<InvocationResult> completion)
{
    public string Id => id;

    public string Function => function;

    public DateTimeOffset AskedAt => askedAt;

    /// <summary>Ends when the function has ended.</summary>
    public Task<InvocationResult> Completion => completion;

    /// <summary>Null while it runs.</summary>
    public InvocationResult? Result => completion.IsCompletedSuccessfully ? completion.Result : null;
}
