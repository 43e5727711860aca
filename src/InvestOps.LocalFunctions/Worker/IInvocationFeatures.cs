namespace Microsoft.Azure.Functions.Worker;

/// <summary>Objects that middleware hangs on an invocation, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    void Set<T>(T instance);

    T? Get<T>();
}
