namespace InvestOps.Functions.Http;

/// <summary>A request body that is not read at all.</summary>
internal sealed class RefusedBodyException(int status, string title, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Title { get; } = title;
}
