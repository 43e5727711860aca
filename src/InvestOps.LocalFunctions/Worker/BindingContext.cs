namespace Microsoft.Azure.Functions.Worker;

/// <summary>What is known of the event that started a function, by name.</summary>
public abstract class BindingContext
{
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
