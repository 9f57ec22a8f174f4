// Written by `pnpm documents` from docs/openapi.json. Do not edit.

export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show available API links */
        get: operations["home.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/architectures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all architectures, or those of an operating system */
        get: operations["architectures.index"];
        put?: never;
        /** Create an architecture */
        post: operations["architectures.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/architectures/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for architectures */
        get: operations["architectures.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/architectures/{architecture_id}/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the images of a compute resource, operating system or architecture */
        get: operations["images.index_of_architecture"];
        put?: never;
        /** Create an image */
        post: operations["images.create_of_architecture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/architectures/{architecture_id}/images/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for images */
        get: operations["images.auto_complete_search_of_architecture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/architectures/{architecture_id}/images/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an image */
        get: operations["images.show_of_architecture"];
        /** Update an image */
        put: operations["images.update_of_architecture"];
        post?: never;
        /** Delete an image */
        delete: operations["images.destroy_of_architecture"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/architectures/{architecture_id}/operatingsystems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all operating systems, or those of an architecture */
        get: operations["operatingsystems.index_of_architecture"];
        put?: never;
        /** Create an operating system */
        post: operations["operatingsystems.create_of_architecture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/architectures/{architecture_id}/operatingsystems/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for operating systems */
        get: operations["operatingsystems.auto_complete_search_of_architecture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/architectures/{architecture_id}/operatingsystems/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an operating system */
        get: operations["operatingsystems.show_of_architecture"];
        /** Update an operating system */
        put: operations["operatingsystems.update_of_architecture"];
        post?: never;
        /** Delete an operating system */
        delete: operations["operatingsystems.destroy_of_architecture"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/architectures/{architecture_id}/operatingsystems/{id}/bootfiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List boot files of an operating system */
        get: operations["operatingsystems.bootfiles_of_architecture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/architectures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an architecture */
        get: operations["architectures.show"];
        /** Update an architecture */
        put: operations["architectures.update"];
        post?: never;
        /** Delete an architecture */
        delete: operations["architectures.destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all audits */
        get: operations["audits.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audits/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for audits */
        get: operations["audits.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an audit */
        get: operations["audits.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth_source_internals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List internal authentication sources */
        get: operations["auth_source_internals.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth_source_internals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an internal authentication source */
        get: operations["auth_source_internals.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth_sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all authentication sources */
        get: operations["auth_sources.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth_sources/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for authentication sources */
        get: operations["auth_sources.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth_sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an authentication source */
        get: operations["auth_sources.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List images with what their compute resources say of them */
        get: operations["catalog_images.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog/images/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for images with what their compute resources say of them */
        get: operations["catalog_images.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog/parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the parts of this installation: version, database, workers and disk */
        get: operations["ping.parts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog/sync_plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the plans of all compute resources */
        get: operations["catalog_sync_plans.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog/sync_plans/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for the plans of all compute resources */
        get: operations["catalog_sync_plans.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog/sync_runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the runs of all compute resources */
        get: operations["catalog_sync_runs.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog/sync_runs/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for the runs of all compute resources */
        get: operations["catalog_sync_runs.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the version of Image Catalog */
        get: operations["home.version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all compute resources */
        get: operations["compute_resources.index"];
        put?: never;
        /** Create a compute resource */
        post: operations["compute_resources.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for compute resources */
        get: operations["compute_resources.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/available_images/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refresh single images of a compute resource */
        post: operations["available_images.refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/available_images/{uuid}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Explain why an available image is present or missing, and whether it will be imported */
        get: operations["available_images.explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/available_images/{uuid}/ignore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exclude an available image from imports */
        post: operations["available_images.ignore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/available_images/{uuid}/unignore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Include an available image in imports again */
        post: operations["available_images.unignore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the images of a compute resource, operating system or architecture */
        get: operations["images.index"];
        put?: never;
        /** Create an image */
        post: operations["images.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/images/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for images */
        get: operations["images.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/images/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an image */
        get: operations["images.show"];
        /** Update an image */
        put: operations["images.update"];
        post?: never;
        /** Delete an image */
        delete: operations["images.destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/import_rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the import rules of a compute resource */
        get: operations["import_rules.index"];
        put?: never;
        /** Create an import rule */
        post: operations["import_rules.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/import_rules/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for the import rules of a compute resource */
        get: operations["import_rules.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/import_rules/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Reorder the import rules */
        put: operations["import_rules.reorder"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/import_rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview an unsaved import rule */
        post: operations["import_rules.preview_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/import_rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an import rule */
        get: operations["import_rules.show"];
        /** Update an import rule */
        put: operations["import_rules.update"];
        post?: never;
        /** Delete an import rule */
        delete: operations["import_rules.destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/import_rules/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Preview an import rule */
        get: operations["import_rules.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all that a compute resource holds, with what the sync knows of it */
        get: operations["inventory.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/inventory/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for the inventory of a compute resource */
        get: operations["inventory.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the sync state of a compute resource */
        get: operations["sync.show"];
        /** Update the sync settings of a compute resource */
        put: operations["sync.update"];
        /** Request a run */
        post: operations["sync.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/sync/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a sync request and its result */
        get: operations["sync.request"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/sync_plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the plans of a compute resource */
        get: operations["sync_plans.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/sync_plans/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for the plans of a compute resource */
        get: operations["sync_plans.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/sync_plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a plan with a page of the images that it would remove */
        get: operations["sync_plans.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/sync_plans/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve the removals of a plan */
        post: operations["sync_plans.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/sync_plans/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the images that a plan would remove */
        get: operations["sync_plans.items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/sync_plans/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject the removals of a plan */
        post: operations["sync_plans.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/sync_runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the runs of a compute resource */
        get: operations["sync_runs.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/sync_runs/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for the runs of a compute resource */
        get: operations["sync_runs.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/sync_runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a run with its scopes */
        get: operations["sync_runs.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/sync_runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a run */
        post: operations["sync_runs.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/sync_runs/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the images that a run created, changed or found missing */
        get: operations["sync_runs.changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{compute_resource_id}/sync_runs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow a run as server-sent events */
        get: operations["sync_runs.follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a compute resource */
        get: operations["compute_resources.show"];
        /** Update a compute resource */
        put: operations["compute_resources.update"];
        post?: never;
        /** Delete a compute resource */
        delete: operations["compute_resources.destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/associate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Associate virtual machines with hosts */
        put: operations["compute_resources.associate_without_vm"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/associate/{vm_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Associate virtual machines with hosts */
        put: operations["compute_resources.associate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_clusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List available clusters of a compute resource */
        get: operations["compute_resources.available_clusters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_clusters/{cluster_id}/available_networks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List available networks of a compute resource */
        get: operations["compute_resources.available_networks_of_cluster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_clusters/{cluster_id}/available_resource_pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List available resource pools of a cluster */
        get: operations["compute_resources.available_resource_pools"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_clusters/{cluster_id}/available_storage_domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List available storage domains of a compute resource */
        get: operations["compute_resources.available_storage_domains_of_cluster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_clusters/{cluster_id}/available_storage_pods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List available storage pods of a compute resource */
        get: operations["compute_resources.available_storage_pods_of_cluster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_flavors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List available flavors of a compute resource */
        get: operations["compute_resources.available_flavors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_folders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List available folders of a compute resource */
        get: operations["compute_resources.available_folders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the images that a compute resource holds */
        get: operations["compute_resources.available_images"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_networks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List available networks of a compute resource */
        get: operations["compute_resources.available_networks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_security_groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List available security groups of a compute resource */
        get: operations["compute_resources.available_security_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_storage_domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List available storage domains of a compute resource */
        get: operations["compute_resources.available_storage_domains"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_storage_domains/{storage_domain}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List available storage domains of a compute resource */
        get: operations["compute_resources.available_storage_domains_of_storage_domain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_storage_pods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List available storage pods of a compute resource */
        get: operations["compute_resources.available_storage_pods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_storage_pods/{storage_pod}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List available storage pods of a compute resource */
        get: operations["compute_resources.available_storage_pods_of_storage_pod"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_virtual_machines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List virtual machines of a compute resource */
        get: operations["compute_resources.available_virtual_machines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_virtual_machines/{vm_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a virtual machine */
        get: operations["compute_resources.show_vm"];
        put?: never;
        post?: never;
        /** Delete a virtual machine */
        delete: operations["compute_resources.destroy_vm"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_virtual_machines/{vm_id}/power": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Power a virtual machine on or off */
        put: operations["compute_resources.power_vm"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_vnic_profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List available vnic profiles of a compute resource */
        get: operations["compute_resources.available_vnic_profiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/available_zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List available zones of a compute resource */
        get: operations["compute_resources.available_zones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/refresh_cache": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Refresh the cache of a compute resource */
        put: operations["compute_resources.refresh_cache"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/storage_domains/{storage_domain_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a storage domain of a compute resource */
        get: operations["compute_resources.storage_domain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/compute_resources/{id}/storage_pods/{storage_pod_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a storage pod of a compute resource */
        get: operations["compute_resources.storage_pod"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/current_user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the currently logged-in user */
        get: operations["users.show_current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all filters, or those of a role */
        get: operations["filters.index"];
        put?: never;
        /** Create a filter */
        post: operations["filters.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/filters/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for filters */
        get: operations["filters.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/filters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a filter */
        get: operations["filters.show"];
        /** Update a filter */
        put: operations["filters.update"];
        post?: never;
        /** Delete a filter */
        delete: operations["filters.destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all locations */
        get: operations["locations.index"];
        put?: never;
        /** Create a location */
        post: operations["locations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for locations */
        get: operations["locations.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a location */
        get: operations["locations.show"];
        /** Update a location */
        put: operations["locations.update"];
        post?: never;
        /** Delete a location */
        delete: operations["locations.destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/auth_sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all authentication sources */
        get: operations["auth_sources.index_of_location"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/auth_sources/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for authentication sources */
        get: operations["auth_sources.auto_complete_search_of_location"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/auth_sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an authentication source */
        get: operations["auth_sources.show_of_location"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/compute_resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the compute resources of an organization or location */
        get: operations["compute_resources.index_of_location"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/compute_resources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a compute resource of an organization or location */
        get: operations["compute_resources.show_of_location"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all organizations */
        get: operations["organizations.index_of_location"];
        put?: never;
        /** Create an organization */
        post: operations["organizations.create_of_location"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/organizations/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for organizations */
        get: operations["organizations.auto_complete_search_of_location"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/organizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an organization */
        get: operations["organizations.show_of_location"];
        /** Update an organization */
        put: operations["organizations.update_of_location"];
        post?: never;
        /** Delete an organization */
        delete: operations["organizations.destroy_of_location"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/organizations/{organization_id}/compute_resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the compute resources of an organization or location */
        get: operations["compute_resources.index_of_location_organization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/organizations/{organization_id}/compute_resources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a compute resource of an organization or location */
        get: operations["compute_resources.show_of_location_organization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/parameters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all parameters of a location */
        get: operations["parameters.index_of_location"];
        put?: never;
        /** Create a parameter of a location */
        post: operations["parameters.create_of_location"];
        /** Delete all parameters of a location */
        delete: operations["parameters.reset_of_location"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/parameters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a parameter of a location */
        get: operations["parameters.show_of_location"];
        /** Update a parameter of a location */
        put: operations["parameters.update_of_location"];
        post?: never;
        /** Delete a parameter of a location */
        delete: operations["parameters.destroy_of_location"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all users of an organization or location */
        get: operations["users.index_of_location"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locations/{location_id}/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a user of an organization or location */
        get: operations["users.show_of_location"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operatingsystems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all operating systems, or those of an architecture */
        get: operations["operatingsystems.index"];
        put?: never;
        /** Create an operating system */
        post: operations["operatingsystems.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operatingsystems/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for operating systems */
        get: operations["operatingsystems.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operatingsystems/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an operating system */
        get: operations["operatingsystems.show"];
        /** Update an operating system */
        put: operations["operatingsystems.update"];
        post?: never;
        /** Delete an operating system */
        delete: operations["operatingsystems.destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operatingsystems/{id}/bootfiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List boot files of an operating system */
        get: operations["operatingsystems.bootfiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operatingsystems/{operatingsystem_id}/architectures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all architectures, or those of an operating system */
        get: operations["architectures.index_of_operatingsystem"];
        put?: never;
        /** Create an architecture */
        post: operations["architectures.create_of_operatingsystem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operatingsystems/{operatingsystem_id}/architectures/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for architectures */
        get: operations["architectures.auto_complete_search_of_operatingsystem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operatingsystems/{operatingsystem_id}/architectures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an architecture */
        get: operations["architectures.show_of_operatingsystem"];
        /** Update an architecture */
        put: operations["architectures.update_of_operatingsystem"];
        post?: never;
        /** Delete an architecture */
        delete: operations["architectures.destroy_of_operatingsystem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operatingsystems/{operatingsystem_id}/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the images of a compute resource, operating system or architecture */
        get: operations["images.index_of_operatingsystem"];
        put?: never;
        /** Create an image */
        post: operations["images.create_of_operatingsystem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operatingsystems/{operatingsystem_id}/images/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for images */
        get: operations["images.auto_complete_search_of_operatingsystem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operatingsystems/{operatingsystem_id}/images/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an image */
        get: operations["images.show_of_operatingsystem"];
        /** Update an image */
        put: operations["images.update_of_operatingsystem"];
        post?: never;
        /** Delete an image */
        delete: operations["images.destroy_of_operatingsystem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operatingsystems/{operatingsystem_id}/parameters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all parameters of an operating system */
        get: operations["parameters.index"];
        put?: never;
        /** Create a parameter of an operating system */
        post: operations["parameters.create"];
        /** Delete all parameters of an operating system */
        delete: operations["parameters.reset"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/operatingsystems/{operatingsystem_id}/parameters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a parameter of an operating system */
        get: operations["parameters.show"];
        /** Update a parameter of an operating system */
        put: operations["parameters.update"];
        post?: never;
        /** Delete a parameter of an operating system */
        delete: operations["parameters.destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all organizations */
        get: operations["organizations.index"];
        put?: never;
        /** Create an organization */
        post: operations["organizations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for organizations */
        get: operations["organizations.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an organization */
        get: operations["organizations.show"];
        /** Update an organization */
        put: operations["organizations.update"];
        post?: never;
        /** Delete an organization */
        delete: operations["organizations.destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{organization_id}/auth_sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all authentication sources */
        get: operations["auth_sources.index_of_organization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{organization_id}/auth_sources/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for authentication sources */
        get: operations["auth_sources.auto_complete_search_of_organization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{organization_id}/auth_sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an authentication source */
        get: operations["auth_sources.show_of_organization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{organization_id}/compute_resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the compute resources of an organization or location */
        get: operations["compute_resources.index_of_organization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{organization_id}/compute_resources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a compute resource of an organization or location */
        get: operations["compute_resources.show_of_organization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{organization_id}/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all locations */
        get: operations["locations.index_of_organization"];
        put?: never;
        /** Create a location */
        post: operations["locations.create_of_organization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{organization_id}/locations/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for locations */
        get: operations["locations.auto_complete_search_of_organization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{organization_id}/locations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a location */
        get: operations["locations.show_of_organization"];
        /** Update a location */
        put: operations["locations.update_of_organization"];
        post?: never;
        /** Delete a location */
        delete: operations["locations.destroy_of_organization"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{organization_id}/locations/{location_id}/compute_resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the compute resources of an organization or location */
        get: operations["compute_resources.index_of_organization_location"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{organization_id}/locations/{location_id}/compute_resources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a compute resource of an organization or location */
        get: operations["compute_resources.show_of_organization_location"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{organization_id}/parameters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all parameters of an organization */
        get: operations["parameters.index_of_organization"];
        put?: never;
        /** Create a parameter of an organization */
        post: operations["parameters.create_of_organization"];
        /** Delete all parameters of an organization */
        delete: operations["parameters.reset_of_organization"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{organization_id}/parameters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a parameter of an organization */
        get: operations["parameters.show_of_organization"];
        /** Update a parameter of an organization */
        put: operations["parameters.update_of_organization"];
        post?: never;
        /** Delete a parameter of an organization */
        delete: operations["parameters.destroy_of_organization"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{organization_id}/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all users of an organization or location */
        get: operations["users.index_of_organization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{organization_id}/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a user of an organization or location */
        get: operations["users.show_of_organization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all permissions */
        get: operations["permissions.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/permissions/current_permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all permissions for current user */
        get: operations["permissions.current_permissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/permissions/resource_types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List available resource types */
        get: operations["permissions.resource_types"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/permissions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a permission */
        get: operations["permissions.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show whether the server and its database respond */
        get: operations["ping.ping"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List installed plugins */
        get: operations["plugins.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all roles */
        get: operations["roles.index"];
        put?: never;
        /** Create a role */
        post: operations["roles.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for roles */
        get: operations["roles.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a role */
        get: operations["roles.show"];
        /** Update a role */
        put: operations["roles.update"];
        post?: never;
        /** Delete a role */
        delete: operations["roles.destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles/{id}/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Clone a role */
        post: operations["roles.clone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles/{role_id}/filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all filters, or those of a role */
        get: operations["filters.index_of_role"];
        put?: never;
        /** Create a filter */
        post: operations["filters.create_of_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles/{role_id}/filters/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for filters */
        get: operations["filters.auto_complete_search_of_role"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles/{role_id}/filters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a filter */
        get: operations["filters.show_of_role"];
        /** Update a filter */
        put: operations["filters.update_of_role"];
        post?: never;
        /** Delete a filter */
        delete: operations["filters.destroy_of_role"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles/{role_id}/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all users for role */
        get: operations["users.index_of_role"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles/{role_id}/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a user of a role */
        get: operations["users.show_of_role"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a browser session */
        post: operations["sessions.create"];
        /** End a browser session */
        delete: operations["sessions.destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show status */
        get: operations["home.status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the health of the server, its database and all compute resources */
        get: operations["ping.statuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all targets */
        get: operations["targets.index_without_target"];
        put?: never;
        /** Create a target */
        post: operations["targets.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/targets/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for targets */
        get: operations["targets.auto_complete_search_without_target"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/targets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a target */
        get: operations["targets.show_without_target"];
        /** Update a target */
        put: operations["targets.update"];
        post?: never;
        /** Delete a target; what it made there stays */
        delete: operations["targets.destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/targets/{target_id}/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the plans of a target */
        get: operations["plans.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/targets/{target_id}/plans/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for the plans of a target */
        get: operations["plans.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/targets/{target_id}/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a plan of a target */
        get: operations["plans.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/targets/{target_id}/plans/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve the removals of a plan of a target */
        post: operations["plans.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/targets/{target_id}/plans/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the images that a plan would remove from a target */
        get: operations["plans.items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/targets/{target_id}/plans/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject the removals of a plan of a target */
        post: operations["plans.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/targets/{target_id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the runs of a target */
        get: operations["targets.index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/targets/{target_id}/runs/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for the runs of a target */
        get: operations["targets.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/targets/{target_id}/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a run of a target with the images that are not as they should be */
        get: operations["targets.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/targets/{target_id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Request a run of a target */
        post: operations["targets.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all users */
        get: operations["users.index"];
        put?: never;
        /** Create a user */
        post: operations["users.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/auto_complete_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complete a search for users */
        get: operations["users.auto_complete_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a user */
        get: operations["users.show"];
        /** Update a user */
        put: operations["users.update"];
        post?: never;
        /** Delete a user */
        delete: operations["users.destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/personal_access_tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all Personal Access Tokens for a user */
        get: operations["personal_access_tokens.index"];
        put?: never;
        /** Create a Personal Access Token for a user */
        post: operations["personal_access_tokens.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/personal_access_tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a Personal Access Token for a user */
        get: operations["personal_access_tokens.show"];
        put?: never;
        post?: never;
        /** Revoke a Personal Access Token for a user */
        delete: operations["personal_access_tokens.destroy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        CreateImageDto: {
            /** @description Login that the image was built with. */
            username: string;
            /**
             * Format: int32
             * @description Operating system of the image; must not be null.
             */
            operatingsystem_id?: number | null;
            /**
             * Format: int32
             * @description Compute resource of the image; on create, the one in the path takes precedence.
             */
            compute_resource_id?: number | null;
            /**
             * Format: int32
             * @description Architecture of the image; must not be null.
             */
            architecture_id?: number | null;
            /** @description Name of the image, unique within a compute resource and operating system. */
            name: string;
            /** @description Template, volume or image identifier in the compute resource, unique within it. */
            uuid: string;
            /**
             * Format: password
             * @description Password of the login; write-only.
             */
            password?: string | null;
            /** @description Whether the image supports user data such as cloud-init. */
            user_data?: boolean | null;
            /** @description IAM role of instances created from the image; shown for EC2 only. */
            iam_role?: string | null;
            /** @description Operating system by description, or by name and version. */
            operatingsystem_name?: string | null;
            /** @description Compute resource by name. */
            compute_resource_name?: string | null;
            /** @description Architecture by name. */
            architecture_name?: string | null;
        };
        UpdateImageDto: {
            /** @description Login that the image was built with. */
            username?: string;
            /**
             * Format: int32
             * @description Operating system of the image; must not be null.
             */
            operatingsystem_id?: number | null;
            /**
             * Format: int32
             * @description Compute resource of the image; on create, the one in the path takes precedence.
             */
            compute_resource_id?: number | null;
            /**
             * Format: int32
             * @description Architecture of the image; must not be null.
             */
            architecture_id?: number | null;
            /** @description Name of the image, unique within a compute resource and operating system. */
            name?: string;
            /** @description Template, volume or image identifier in the compute resource, unique within it. */
            uuid?: string;
            /**
             * Format: password
             * @description Password of the login; write-only.
             */
            password?: string | null;
            /** @description Whether the image supports user data such as cloud-init. */
            user_data?: boolean | null;
            /** @description IAM role of instances created from the image; shown for EC2 only. */
            iam_role?: string | null;
            /** @description Operating system by description, or by name and version. */
            operatingsystem_name?: string | null;
            /** @description Compute resource by name. */
            compute_resource_name?: string | null;
            /** @description Architecture by name. */
            architecture_name?: string | null;
        };
        CreateComputeResourceDto: {
            /** @description Name, unique among all compute resources. */
            name: string;
            /** @description Kind of provider, for example Libvirt, Openstack or EC2. It cannot be changed later. */
            provider?: string | null;
            /** @description URL of the provider; for EC2 the region. */
            url?: string | null;
            /** @description Free text. */
            description?: string | null;
            /** @description User, access key, subscription or namespace at the provider. */
            user?: string | null;
            /**
             * Format: password
             * @description Password or secret key at the provider; write-only.
             */
            password?: string | null;
            /** @description Datacenter or tenant identifier, for the kinds that have one. */
            uuid?: string | null;
            /** @description Server name, for VMware; stored as url. */
            server?: string | null;
            /** @description Datacenter, for oVirt and VMware; stored as uuid. */
            datacenter?: string | null;
            /** @description Access key, for EC2; stored as user. */
            access_key?: string | null;
            /** @description Region. EC2 and Azure store it as url; for OpenStack it is the region of the image service. */
            region?: string | null;
            /** @description Whether an EC2 account without a region is in the AWS GovCloud. */
            gov_cloud?: boolean | null;
            /** @description Project, for OpenStack; tenant identifier, for Azure. */
            tenant?: string | null;
            /** @description Domain of the user, for OpenStack. */
            domain?: string | null;
            /** @description Domain of the project by name, for OpenStack. */
            project_domain_name?: string | null;
            /** @description Domain of the project by identifier, for OpenStack. */
            project_domain_id?: string | null;
            /** @description Whether external networks may be used, for OpenStack. */
            allow_external_network?: boolean | null;
            /** @description Display type of virtual machines: vnc, spice or vmrc. */
            display_type?: string | null;
            /**
             * Format: password
             * @description Whether consoles get a password; true by default.
             */
            set_console_password?: boolean | null;
            /** @description Keyboard layout of consoles, for oVirt. */
            keyboard_layout?: string | null;
            /** @description Quota identifier, for oVirt. */
            ovirt_quota?: string | null;
            /** @description Certificate of the server, for oVirt and VMware. */
            public_key?: string | null;
            /** @description Hash of the public key, for VMware. */
            pubkey_hash?: string | null;
            /** @description Whether slow queries are cached, for VMware; true by default. */
            caching_enabled?: boolean | null;
            /**
             * Format: int32
             * @description HTTP proxy to use; only null, as compute resources are reached without one.
             */
            http_proxy_id?: number | null;
            /** @description Zone, for Google; stored as url. */
            zone?: string | null;
            /** @description Application identifier, for Azure. */
            app_ident?: string | null;
            /**
             * Format: password
             * @description Secret of the application, for Azure; stored as password.
             */
            secret_key?: string | null;
            /** @description Subscription, for Azure; stored as user. */
            sub_id?: string | null;
            /** @description Cloud, for Azure. */
            cloud?: string | null;
            /** @description Host of the cluster, for KubeVirt; stored as url. */
            hostname?: string | null;
            /** @description Port of the cluster, for KubeVirt. */
            api_port?: string | null;
            /** @description Namespace, for KubeVirt; stored as user. */
            namespace?: string | null;
            /** @description Token of the service account, for KubeVirt; stored as password. */
            token?: string | null;
            /** @description Certificate authority, for KubeVirt. */
            ca_cert?: string | null;
            /** @description Certificates to trust, for Proxmox. */
            ssl_certs?: string | null;
            /** @description Whether the certificate is verified, for Proxmox. */
            ssl_verify_peer?: boolean | null;
            /** @description Locations by id; replaces the current list. */
            location_ids?: number[] | null;
            /** @description Organizations by id; replaces the current list. */
            organization_ids?: number[] | null;
            /** @description Locations by title; replaces the current list. */
            location_names?: string[] | null;
            /** @description Organizations by title; replaces the current list. */
            organization_names?: string[] | null;
        };
        UpdateComputeResourceDto: {
            /** @description Name, unique among all compute resources. */
            name?: string;
            /** @description Kind of provider, for example Libvirt, Openstack or EC2. It cannot be changed later. */
            provider?: string | null;
            /** @description URL of the provider; for EC2 the region. */
            url?: string | null;
            /** @description Free text. */
            description?: string | null;
            /** @description User, access key, subscription or namespace at the provider. */
            user?: string | null;
            /**
             * Format: password
             * @description Password or secret key at the provider; write-only.
             */
            password?: string | null;
            /** @description Datacenter or tenant identifier, for the kinds that have one. */
            uuid?: string | null;
            /** @description Server name, for VMware; stored as url. */
            server?: string | null;
            /** @description Datacenter, for oVirt and VMware; stored as uuid. */
            datacenter?: string | null;
            /** @description Access key, for EC2; stored as user. */
            access_key?: string | null;
            /** @description Region. EC2 and Azure store it as url; for OpenStack it is the region of the image service. */
            region?: string | null;
            /** @description Whether an EC2 account without a region is in the AWS GovCloud. */
            gov_cloud?: boolean | null;
            /** @description Project, for OpenStack; tenant identifier, for Azure. */
            tenant?: string | null;
            /** @description Domain of the user, for OpenStack. */
            domain?: string | null;
            /** @description Domain of the project by name, for OpenStack. */
            project_domain_name?: string | null;
            /** @description Domain of the project by identifier, for OpenStack. */
            project_domain_id?: string | null;
            /** @description Whether external networks may be used, for OpenStack. */
            allow_external_network?: boolean | null;
            /** @description Display type of virtual machines: vnc, spice or vmrc. */
            display_type?: string | null;
            /**
             * Format: password
             * @description Whether consoles get a password; true by default.
             */
            set_console_password?: boolean | null;
            /** @description Keyboard layout of consoles, for oVirt. */
            keyboard_layout?: string | null;
            /** @description Quota identifier, for oVirt. */
            ovirt_quota?: string | null;
            /** @description Certificate of the server, for oVirt and VMware. */
            public_key?: string | null;
            /** @description Hash of the public key, for VMware. */
            pubkey_hash?: string | null;
            /** @description Whether slow queries are cached, for VMware; true by default. */
            caching_enabled?: boolean | null;
            /**
             * Format: int32
             * @description HTTP proxy to use; only null, as compute resources are reached without one.
             */
            http_proxy_id?: number | null;
            /** @description Zone, for Google; stored as url. */
            zone?: string | null;
            /** @description Application identifier, for Azure. */
            app_ident?: string | null;
            /**
             * Format: password
             * @description Secret of the application, for Azure; stored as password.
             */
            secret_key?: string | null;
            /** @description Subscription, for Azure; stored as user. */
            sub_id?: string | null;
            /** @description Cloud, for Azure. */
            cloud?: string | null;
            /** @description Host of the cluster, for KubeVirt; stored as url. */
            hostname?: string | null;
            /** @description Port of the cluster, for KubeVirt. */
            api_port?: string | null;
            /** @description Namespace, for KubeVirt; stored as user. */
            namespace?: string | null;
            /** @description Token of the service account, for KubeVirt; stored as password. */
            token?: string | null;
            /** @description Certificate authority, for KubeVirt. */
            ca_cert?: string | null;
            /** @description Certificates to trust, for Proxmox. */
            ssl_certs?: string | null;
            /** @description Whether the certificate is verified, for Proxmox. */
            ssl_verify_peer?: boolean | null;
            /** @description Locations by id; replaces the current list. */
            location_ids?: number[] | null;
            /** @description Organizations by id; replaces the current list. */
            organization_ids?: number[] | null;
            /** @description Locations by title; replaces the current list. */
            location_names?: string[] | null;
            /** @description Organizations by title; replaces the current list. */
            organization_names?: string[] | null;
        };
        CreateOperatingsystemDto: {
            /** @description Name without white space; unique together with the version. */
            name: string;
            /** @description Major version, digits. */
            major: string;
            /** @description Minor version in N or N.N format. */
            minor?: string | null;
            /** @description Name to show instead of name and version; unique when given. */
            description?: string | null;
            /** @description Family: AIX, Altlinux, Archlinux, Coreos, Debian, Fcos, Freebsd, Gentoo, Junos, NXOS, Rancheros, Redhat, Rhcos, Solaris, Suse, VRP, Windows, Xenserver. Derived from the name when absent or blank. */
            family?: string | null;
            /** @description Code name of the release; required for the Debian family. */
            release_name?: string | null;
            /**
             * @description Hash of root passwords.
             * @enum {string|null}
             */
            password_hash?: "SHA512" | "SHA256" | "Base64" | "Base64-Windows" | "MD5" | null;
            /** @description Sets the description. */
            to_label?: string | null;
            /** @description Architectures by id; replaces the current list. */
            architecture_ids?: number[] | null;
            /** @description Architectures by name; replaces the current list. */
            architecture_names?: string[] | null;
            /** @description Provisioning templates by id. There are none here, so only an empty list is taken. */
            provisioning_template_ids?: number[] | null;
            /** @description Installation media by id. There are none here, so only an empty list is taken. */
            medium_ids?: number[] | null;
            /** @description Partition tables by id. There are none here, so only an empty list is taken. */
            ptable_ids?: number[] | null;
            /** @description Parameters; replaces the current list, matched by name. */
            os_parameters_attributes?: {
                /** @description Name of the parameter, without white space. */
                name: string;
                /** @description Value: a text, which is read as the type says, a number, a truth value or null. */
                value?: string | null;
                /**
                 * @description Type of the value.
                 * @enum {string|null}
                 */
                parameter_type?: "string" | "boolean" | "integer" | "real" | "array" | "hash" | "yaml" | "json" | null;
                /** @description Whether the value is shown as asterisks. */
                hidden_value?: boolean | null;
            }[] | null;
        };
        UpdateOperatingsystemDto: {
            /** @description Name without white space; unique together with the version. */
            name?: string;
            /** @description Major version, digits. */
            major?: string;
            /** @description Minor version in N or N.N format. */
            minor?: string | null;
            /** @description Name to show instead of name and version; unique when given. */
            description?: string | null;
            /** @description Family: AIX, Altlinux, Archlinux, Coreos, Debian, Fcos, Freebsd, Gentoo, Junos, NXOS, Rancheros, Redhat, Rhcos, Solaris, Suse, VRP, Windows, Xenserver. Derived from the name when absent or blank. */
            family?: string | null;
            /** @description Code name of the release; required for the Debian family. */
            release_name?: string | null;
            /**
             * @description Hash of root passwords.
             * @enum {string|null}
             */
            password_hash?: "SHA512" | "SHA256" | "Base64" | "Base64-Windows" | "MD5" | null;
            /** @description Sets the description. */
            to_label?: string | null;
            /** @description Architectures by id; replaces the current list. */
            architecture_ids?: number[] | null;
            /** @description Architectures by name; replaces the current list. */
            architecture_names?: string[] | null;
            /** @description Provisioning templates by id. There are none here, so only an empty list is taken. */
            provisioning_template_ids?: number[] | null;
            /** @description Installation media by id. There are none here, so only an empty list is taken. */
            medium_ids?: number[] | null;
            /** @description Partition tables by id. There are none here, so only an empty list is taken. */
            ptable_ids?: number[] | null;
            /** @description Parameters; replaces the current list, matched by name. */
            os_parameters_attributes?: {
                /** @description Name of the parameter, without white space. */
                name: string;
                /** @description Value: a text, which is read as the type says, a number, a truth value or null. */
                value?: string | null;
                /**
                 * @description Type of the value.
                 * @enum {string|null}
                 */
                parameter_type?: "string" | "boolean" | "integer" | "real" | "array" | "hash" | "yaml" | "json" | null;
                /** @description Whether the value is shown as asterisks. */
                hidden_value?: boolean | null;
            }[] | null;
        };
        CreateParameterDto: {
            /** @description Name of the parameter, without white space. */
            name: string;
            /** @description Value: a text, which is read as the type says, a number, a truth value or null. */
            value?: string | null;
            /**
             * @description Type of the value.
             * @enum {string|null}
             */
            parameter_type?: "string" | "boolean" | "integer" | "real" | "array" | "hash" | "yaml" | "json" | null;
            /** @description Whether the value is shown as asterisks. */
            hidden_value?: boolean | null;
        };
        UpdateParameterDto: {
            /** @description Name of the parameter, without white space. */
            name?: string;
            /** @description Value: a text, which is read as the type says, a number, a truth value or null. */
            value?: string | null;
            /**
             * @description Type of the value.
             * @enum {string|null}
             */
            parameter_type?: "string" | "boolean" | "integer" | "real" | "array" | "hash" | "yaml" | "json" | null;
            /** @description Whether the value is shown as asterisks. */
            hidden_value?: boolean | null;
        };
        CreateArchitectureDto: {
            /** @description Name of the architecture, without white space. */
            name: string;
            /** @description Operating systems by id; replaces the current list. */
            operatingsystem_ids?: number[] | null;
            /** @description Operating systems by title; replaces the current list. */
            operatingsystem_names?: string[] | null;
        };
        UpdateArchitectureDto: {
            /** @description Name of the architecture, without white space. */
            name?: string;
            /** @description Operating systems by id; replaces the current list. */
            operatingsystem_ids?: number[] | null;
            /** @description Operating systems by title; replaces the current list. */
            operatingsystem_names?: string[] | null;
        };
        StartSyncDto: {
            /** @description Whether to only propose: the run ends with its plan and does not write the inventory. */
            dry_run?: boolean | null;
        };
        UpdateSyncSettingsDto: {
            /** @description Whether the compute resource is synced on a schedule. */
            enabled?: boolean | null;
            /** @description Minutes between two runs; null means the worker's default. Cannot be combined with cron. */
            interval_minutes?: number | null;
            /** @description Schedule in the five fields of crontab; null to use an interval. */
            cron?: string | null;
            /** @description Time zone of cron, for example Europe/Berlin; null means UTC. */
            time_zone?: string | null;
            /** @description Number of images that a run may always remove without approval; 0 means none, null means no such number. */
            removal_floor?: number | null;
            /** @description Percentage of images that a run may remove without approval; 0 means none, null means no such percentage. */
            removal_percent?: number | null;
            /** @description Percentage of images that may be superseded between two runs: older than all that the source keeps of the same product, they are removed without approval; 0 means none, null means what the kind is known for. */
            turnover_percent?: number | null;
            /** @description Maximum requests per minute that the worker sends to the account; null means no limit. */
            requests_per_minute?: number | null;
            /** @description EC2: owners whose images are listed: self, amazon, aws-marketplace or account ids; null means self. */
            owners?: string[] | null;
            /** @description EC2: filters of DescribeImages, each NAME=VALUE. Values of one filter are joined with OR, filters with AND. */
            filters?: string[] | null;
        };
        ApproveSyncPlanDto: {
            /** @description The plan_hash that the plan was shown with. */
            plan_hash: string;
        };
        UpdateImportRuleDto: {
            /** @description Name of the rule, unique within the compute resource. */
            name?: string;
            /** @description Search over available images; empty matches all of them. */
            search?: string | null;
            /** @description Position among the rules, from 1; last by default. */
            position?: number | null;
            /** @description Whether the rule is enabled; true by default. */
            enabled?: boolean | null;
            /**
             * @description Action for matching images: import (the default) or ignore.
             * @enum {string|null}
             */
            action?: "import" | "ignore" | null;
            /**
             * Format: int32
             * @description Operating system of imported images; null uses the hint of the provider.
             */
            operatingsystem_id?: number | null;
            /**
             * Format: int32
             * @description Architecture of imported images; null uses the hint of the provider.
             */
            architecture_id?: number | null;
            /** @description Login of imported images; null uses the hint of the provider. */
            username?: string | null;
            /** @description Whether imported images support user data such as cloud-init. */
            user_data?: boolean | null;
            /** @description Name template of the images, with {name}, {uuid}, {os}, {architecture}, {owner} and {created}; null means {name}. */
            name_template?: string | null;
            /**
             * @description Action for imported images that are missing at the provider: keep, mark (the default) or remove.
             * @enum {string|null}
             */
            source_missing?: "keep" | "mark" | "remove" | null;
        };
        OrderImportRulesDto: {
            /** @description Ids of all rules of the compute resource, in the order of evaluation. */
            ids: number[];
        };
        CreateImportRuleDto: {
            /** @description Name of the rule, unique within the compute resource. */
            name: string;
            /** @description Search over available images; empty matches all of them. */
            search?: string | null;
            /** @description Position among the rules, from 1; last by default. */
            position?: number | null;
            /** @description Whether the rule is enabled; true by default. */
            enabled?: boolean | null;
            /**
             * @description Action for matching images: import (the default) or ignore.
             * @enum {string|null}
             */
            action?: "import" | "ignore" | null;
            /**
             * Format: int32
             * @description Operating system of imported images; null uses the hint of the provider.
             */
            operatingsystem_id?: number | null;
            /**
             * Format: int32
             * @description Architecture of imported images; null uses the hint of the provider.
             */
            architecture_id?: number | null;
            /** @description Login of imported images; null uses the hint of the provider. */
            username?: string | null;
            /** @description Whether imported images support user data such as cloud-init. */
            user_data?: boolean | null;
            /** @description Name template of the images, with {name}, {uuid}, {os}, {architecture}, {owner} and {created}; null means {name}. */
            name_template?: string | null;
            /**
             * @description Action for imported images that are missing at the provider: keep, mark (the default) or remove.
             * @enum {string|null}
             */
            source_missing?: "keep" | "mark" | "remove" | null;
        };
        RefreshAvailableImagesDto: {
            /** @description Uuids of the images to refresh, at most 100. */
            uuids: string[];
        };
        CreateUserDto: {
            /** @description Login name, unique regardless of case. */
            login: string;
            /** @description First name. */
            firstname?: string | null;
            /** @description Last name. */
            lastname?: string | null;
            /** @description E-mail address. */
            mail: string;
            /** @description Whether the user gets e-mail; false unless given. */
            mail_enabled?: boolean | null;
            /** @description Free text. */
            description?: string | null;
            /** @description Whether the user is an admin, who may do everything; only admins may set it. */
            admin?: boolean | null;
            /**
             * Format: password
             * @description Password; write-only.
             */
            password: string;
            /** @description The password again, to catch typing errors. */
            password_confirmation?: string | null;
            /** @description Whether the user cannot log in. */
            disabled?: boolean | null;
            /** @description Time zone; stored, but not used. */
            timezone?: string | null;
            /** @description Language; stored, but not used. */
            locale?: string | null;
            /**
             * Format: int32
             * @description Authentication source; 1 (internal) is the only one.
             */
            auth_source_id: number;
            /** @description Authentication source by name, instead of its id. */
            auth_source_name?: string | null;
            /** @description Roles by id; replaces the current list. */
            role_ids?: number[] | null;
            /** @description Roles by name; replaces the current list. */
            role_names?: string[] | null;
            /** @description Organizations by id; replaces the current list. */
            organization_ids?: number[] | null;
            /** @description Organizations by title; replaces the current list. */
            organization_names?: string[] | null;
            /** @description Locations by id; replaces the current list. */
            location_ids?: number[] | null;
            /** @description Locations by title; replaces the current list. */
            location_names?: string[] | null;
            /**
             * Format: int32
             * @description Default organization of requests of the user.
             */
            default_organization_id?: number | null;
            /**
             * Format: int32
             * @description Default location of requests of the user.
             */
            default_location_id?: number | null;
        };
        UpdateUserDto: {
            /** @description Login name, unique regardless of case. */
            login?: string;
            /** @description First name. */
            firstname?: string | null;
            /** @description Last name. */
            lastname?: string | null;
            /** @description E-mail address. */
            mail?: string;
            /** @description Whether the user gets e-mail; false unless given. */
            mail_enabled?: boolean | null;
            /** @description Free text. */
            description?: string | null;
            /** @description Whether the user is an admin, who may do everything; only admins may set it. */
            admin?: boolean | null;
            /**
             * Format: password
             * @description Password; write-only.
             */
            password?: string;
            /** @description The password again, to catch typing errors. */
            password_confirmation?: string | null;
            /** @description Whether the user cannot log in. */
            disabled?: boolean | null;
            /** @description Time zone; stored, but not used. */
            timezone?: string | null;
            /** @description Language; stored, but not used. */
            locale?: string | null;
            /**
             * Format: int32
             * @description Authentication source; 1 (internal) is the only one.
             */
            auth_source_id?: number;
            /** @description Authentication source by name, instead of its id. */
            auth_source_name?: string | null;
            /** @description Roles by id; replaces the current list. */
            role_ids?: number[] | null;
            /** @description Roles by name; replaces the current list. */
            role_names?: string[] | null;
            /** @description Organizations by id; replaces the current list. */
            organization_ids?: number[] | null;
            /** @description Organizations by title; replaces the current list. */
            organization_names?: string[] | null;
            /** @description Locations by id; replaces the current list. */
            location_ids?: number[] | null;
            /** @description Locations by title; replaces the current list. */
            location_names?: string[] | null;
            /**
             * Format: int32
             * @description Default organization of requests of the user.
             */
            default_organization_id?: number | null;
            /**
             * Format: int32
             * @description Default location of requests of the user.
             */
            default_location_id?: number | null;
            /**
             * Format: password
             * @description The current password, required when users change their own password.
             */
            current_password?: string | null;
        };
        CreatePersonalAccessTokenDto: {
            /** @description Name of the token, unique among its user's. */
            name: string;
            /** @description When the token expires; without it the token is valid until it is revoked. */
            expires_at?: string | null;
        };
        SyncTargetDto: {
            /** @description Whether to only say what would be done: nothing is sent. */
            dry_run?: boolean | null;
        };
        ApproveTargetPlanDto: {
            /** @description The plan_hash that the plan was shown with. */
            plan_hash: string;
        };
        CreateTargetDto: {
            /** @description Name of the target, unique among all targets. */
            name: string;
            /** @description Address of the Foreman, for example https://foreman.example.com. */
            address: string;
            /** @description User to log in with there. */
            user: string;
            /**
             * Format: password
             * @description Password or personal access token of the user; write-only.
             */
            password?: string | null;
            /** @description Title of the organization to act in there; null for none. */
            organization?: string | null;
            /** @description Title of the location to act in there; null for none. */
            location?: string | null;
            /** @description Search over our images that says which of them go there; empty means all. */
            search?: string | null;
            /** @description Whether operating systems and architectures that are missing there may be made; false by default. */
            creates_parents?: boolean | null;
            /** @description Whether images that people made there are taken over; false by default. */
            takes_over?: boolean | null;
            /** @description Number of images that a run may always remove without approval; 0 means none, null means no such number. */
            removal_floor?: number | null;
            /** @description Percentage of images that a run may remove without approval; 0 means none, null means no such percentage. */
            removal_percent?: number | null;
            /** @description Whether it is kept in step by itself; true by default. */
            enabled?: boolean | null;
            /** @description Minutes between two comparisons when nothing has changed here; 60 by default. */
            interval_minutes?: number | null;
            /** @description Compute resources that have another name there, each as ID=NAME, for example 3=cloud; replaces the current list. */
            compute_resource_names?: string[] | null;
        };
        UpdateTargetDto: {
            /** @description Name of the target, unique among all targets. */
            name?: string;
            /** @description Address of the Foreman, for example https://foreman.example.com. */
            address?: string;
            /** @description User to log in with there. */
            user?: string;
            /**
             * Format: password
             * @description Password or personal access token of the user; write-only.
             */
            password?: string | null;
            /** @description Title of the organization to act in there; null for none. */
            organization?: string | null;
            /** @description Title of the location to act in there; null for none. */
            location?: string | null;
            /** @description Search over our images that says which of them go there; empty means all. */
            search?: string | null;
            /** @description Whether operating systems and architectures that are missing there may be made; false by default. */
            creates_parents?: boolean | null;
            /** @description Whether images that people made there are taken over; false by default. */
            takes_over?: boolean | null;
            /** @description Number of images that a run may always remove without approval; 0 means none, null means no such number. */
            removal_floor?: number | null;
            /** @description Percentage of images that a run may remove without approval; 0 means none, null means no such percentage. */
            removal_percent?: number | null;
            /** @description Whether it is kept in step by itself; true by default. */
            enabled?: boolean | null;
            /** @description Minutes between two comparisons when nothing has changed here; 60 by default. */
            interval_minutes?: number | null;
            /** @description Compute resources that have another name there, each as ID=NAME, for example 3=cloud; replaces the current list. */
            compute_resource_names?: string[] | null;
        };
        CreateOrganizationDto: {
            /** @description Name, unique below one parent. */
            name: string;
            /** @description Free text. */
            description?: string | null;
            /**
             * Format: int32
             * @description Parent organization by id.
             */
            parent_id?: number | null;
            /** @description Resource types whose rows all belong to it, for example ComputeResource. */
            ignore_types?: string[] | null;
            /** @description Users by id; replaces the current list. */
            user_ids?: number[] | null;
            /** @description Compute resources by id; replaces the current list. */
            compute_resource_ids?: number[] | null;
            /** @description Locations by id; replaces the current list. */
            location_ids?: number[] | null;
            /** @description Smart proxies by id. There are none here, so only an empty list is taken. */
            smart_proxy_ids?: number[] | null;
            /** @description Installation media by id. There are none here, so only an empty list is taken. */
            medium_ids?: number[] | null;
            /** @description Partition tables by id. There are none here, so only an empty list is taken. */
            ptable_ids?: number[] | null;
            /** @description Provisioning templates by id. There are none here, so only an empty list is taken. */
            provisioning_template_ids?: number[] | null;
            /** @description Domains by id. There are none here, so only an empty list is taken. */
            domain_ids?: number[] | null;
            /** @description Realms by id. There are none here, so only an empty list is taken. */
            realm_ids?: number[] | null;
            /** @description Host groups by id. There are none here, so only an empty list is taken. */
            hostgroup_ids?: number[] | null;
            /** @description Environments by id. There are none here, so only an empty list is taken. */
            environment_ids?: number[] | null;
            /** @description Subnets by id. There are none here, so only an empty list is taken. */
            subnet_ids?: number[] | null;
            /** @description Parameters; replaces the current list, matched by name. */
            organization_parameters_attributes?: {
                /** @description Name of the parameter, without white space. */
                name: string;
                /** @description Value: a text, which is read as the type says, a number, a truth value or null. */
                value?: string | null;
                /**
                 * @description Type of the value.
                 * @enum {string|null}
                 */
                parameter_type?: "string" | "boolean" | "integer" | "real" | "array" | "hash" | "yaml" | "json" | null;
                /** @description Whether the value is shown as asterisks. */
                hidden_value?: boolean | null;
            }[] | null;
        };
        UpdateOrganizationDto: {
            /** @description Name, unique below one parent. */
            name?: string;
            /** @description Free text. */
            description?: string | null;
            /**
             * Format: int32
             * @description Parent organization by id.
             */
            parent_id?: number | null;
            /** @description Resource types whose rows all belong to it, for example ComputeResource. */
            ignore_types?: string[] | null;
            /** @description Users by id; replaces the current list. */
            user_ids?: number[] | null;
            /** @description Compute resources by id; replaces the current list. */
            compute_resource_ids?: number[] | null;
            /** @description Locations by id; replaces the current list. */
            location_ids?: number[] | null;
            /** @description Smart proxies by id. There are none here, so only an empty list is taken. */
            smart_proxy_ids?: number[] | null;
            /** @description Installation media by id. There are none here, so only an empty list is taken. */
            medium_ids?: number[] | null;
            /** @description Partition tables by id. There are none here, so only an empty list is taken. */
            ptable_ids?: number[] | null;
            /** @description Provisioning templates by id. There are none here, so only an empty list is taken. */
            provisioning_template_ids?: number[] | null;
            /** @description Domains by id. There are none here, so only an empty list is taken. */
            domain_ids?: number[] | null;
            /** @description Realms by id. There are none here, so only an empty list is taken. */
            realm_ids?: number[] | null;
            /** @description Host groups by id. There are none here, so only an empty list is taken. */
            hostgroup_ids?: number[] | null;
            /** @description Environments by id. There are none here, so only an empty list is taken. */
            environment_ids?: number[] | null;
            /** @description Subnets by id. There are none here, so only an empty list is taken. */
            subnet_ids?: number[] | null;
            /** @description Parameters; replaces the current list, matched by name. */
            organization_parameters_attributes?: {
                /** @description Name of the parameter, without white space. */
                name: string;
                /** @description Value: a text, which is read as the type says, a number, a truth value or null. */
                value?: string | null;
                /**
                 * @description Type of the value.
                 * @enum {string|null}
                 */
                parameter_type?: "string" | "boolean" | "integer" | "real" | "array" | "hash" | "yaml" | "json" | null;
                /** @description Whether the value is shown as asterisks. */
                hidden_value?: boolean | null;
            }[] | null;
        };
        CreateLocationDto: {
            /** @description Name, unique below one parent. */
            name: string;
            /** @description Free text. */
            description?: string | null;
            /**
             * Format: int32
             * @description Parent location by id.
             */
            parent_id?: number | null;
            /** @description Resource types whose rows all belong to it, for example ComputeResource. */
            ignore_types?: string[] | null;
            /** @description Users by id; replaces the current list. */
            user_ids?: number[] | null;
            /** @description Compute resources by id; replaces the current list. */
            compute_resource_ids?: number[] | null;
            /** @description Organizations by id; replaces the current list. */
            organization_ids?: number[] | null;
            /** @description Smart proxies by id. There are none here, so only an empty list is taken. */
            smart_proxy_ids?: number[] | null;
            /** @description Installation media by id. There are none here, so only an empty list is taken. */
            medium_ids?: number[] | null;
            /** @description Partition tables by id. There are none here, so only an empty list is taken. */
            ptable_ids?: number[] | null;
            /** @description Provisioning templates by id. There are none here, so only an empty list is taken. */
            provisioning_template_ids?: number[] | null;
            /** @description Domains by id. There are none here, so only an empty list is taken. */
            domain_ids?: number[] | null;
            /** @description Realms by id. There are none here, so only an empty list is taken. */
            realm_ids?: number[] | null;
            /** @description Host groups by id. There are none here, so only an empty list is taken. */
            hostgroup_ids?: number[] | null;
            /** @description Environments by id. There are none here, so only an empty list is taken. */
            environment_ids?: number[] | null;
            /** @description Subnets by id. There are none here, so only an empty list is taken. */
            subnet_ids?: number[] | null;
            /** @description Parameters; replaces the current list, matched by name. */
            location_parameters_attributes?: {
                /** @description Name of the parameter, without white space. */
                name: string;
                /** @description Value: a text, which is read as the type says, a number, a truth value or null. */
                value?: string | null;
                /**
                 * @description Type of the value.
                 * @enum {string|null}
                 */
                parameter_type?: "string" | "boolean" | "integer" | "real" | "array" | "hash" | "yaml" | "json" | null;
                /** @description Whether the value is shown as asterisks. */
                hidden_value?: boolean | null;
            }[] | null;
        };
        UpdateLocationDto: {
            /** @description Name, unique below one parent. */
            name?: string;
            /** @description Free text. */
            description?: string | null;
            /**
             * Format: int32
             * @description Parent location by id.
             */
            parent_id?: number | null;
            /** @description Resource types whose rows all belong to it, for example ComputeResource. */
            ignore_types?: string[] | null;
            /** @description Users by id; replaces the current list. */
            user_ids?: number[] | null;
            /** @description Compute resources by id; replaces the current list. */
            compute_resource_ids?: number[] | null;
            /** @description Organizations by id; replaces the current list. */
            organization_ids?: number[] | null;
            /** @description Smart proxies by id. There are none here, so only an empty list is taken. */
            smart_proxy_ids?: number[] | null;
            /** @description Installation media by id. There are none here, so only an empty list is taken. */
            medium_ids?: number[] | null;
            /** @description Partition tables by id. There are none here, so only an empty list is taken. */
            ptable_ids?: number[] | null;
            /** @description Provisioning templates by id. There are none here, so only an empty list is taken. */
            provisioning_template_ids?: number[] | null;
            /** @description Domains by id. There are none here, so only an empty list is taken. */
            domain_ids?: number[] | null;
            /** @description Realms by id. There are none here, so only an empty list is taken. */
            realm_ids?: number[] | null;
            /** @description Host groups by id. There are none here, so only an empty list is taken. */
            hostgroup_ids?: number[] | null;
            /** @description Environments by id. There are none here, so only an empty list is taken. */
            environment_ids?: number[] | null;
            /** @description Subnets by id. There are none here, so only an empty list is taken. */
            subnet_ids?: number[] | null;
            /** @description Parameters; replaces the current list, matched by name. */
            location_parameters_attributes?: {
                /** @description Name of the parameter, without white space. */
                name: string;
                /** @description Value: a text, which is read as the type says, a number, a truth value or null. */
                value?: string | null;
                /**
                 * @description Type of the value.
                 * @enum {string|null}
                 */
                parameter_type?: "string" | "boolean" | "integer" | "real" | "array" | "hash" | "yaml" | "json" | null;
                /** @description Whether the value is shown as asterisks. */
                hidden_value?: boolean | null;
            }[] | null;
        };
        CreateRoleDto: {
            /** @description Name, unique among all roles. */
            name: string;
            /** @description Free text. */
            description?: string | null;
            /** @description Location ids, for filters that do not override them; replaces the current list. */
            location_ids?: number[] | null;
            /** @description Organization ids, for filters that do not override them; replaces the current list. */
            organization_ids?: number[] | null;
            /** @description Locations by title; replaces the current list. */
            location_names?: string[] | null;
            /** @description Organizations by title; replaces the current list. */
            organization_names?: string[] | null;
        };
        UpdateRoleDto: {
            /** @description Name, unique among all roles. */
            name?: string;
            /** @description Free text. */
            description?: string | null;
            /** @description Location ids, for filters that do not override them; replaces the current list. */
            location_ids?: number[] | null;
            /** @description Organization ids, for filters that do not override them; replaces the current list. */
            organization_ids?: number[] | null;
            /** @description Locations by title; replaces the current list. */
            location_names?: string[] | null;
            /** @description Organizations by title; replaces the current list. */
            organization_names?: string[] | null;
        };
        CreateFilterDto: {
            /**
             * Format: int32
             * @description Role by id.
             */
            role_id?: number | null;
            /** @description Search that limits the filter to matching rows. */
            search?: string | null;
            /** @description Whether the filter has its own organizations and locations instead of those of its role. */
            override?: boolean | null;
            /** @description Whether the filter has no search. When true, search is ignored. */
            unlimited?: boolean | null;
            /** @description Permissions by id, all of one kind of resource; replaces the current list. */
            permission_ids?: number[] | null;
            /** @description Permissions by name, all of one kind of resource; replaces the current list. */
            permission_names?: string[] | null;
            /** @description Organizations by id, when it overrides; replaces the current list. */
            organization_ids?: number[] | null;
            /** @description Locations by id, when it overrides; replaces the current list. */
            location_ids?: number[] | null;
        };
        UpdateFilterDto: {
            /**
             * Format: int32
             * @description Role by id.
             */
            role_id?: number | null;
            /** @description Search that limits the filter to matching rows. */
            search?: string | null;
            /** @description Whether the filter has its own organizations and locations instead of those of its role. */
            override?: boolean | null;
            /** @description Whether the filter has no search. When true, search is ignored. */
            unlimited?: boolean | null;
            /** @description Permissions by id, all of one kind of resource; replaces the current list. */
            permission_ids?: number[] | null;
            /** @description Permissions by name, all of one kind of resource; replaces the current list. */
            permission_names?: string[] | null;
            /** @description Organizations by id, when it overrides; replaces the current list. */
            organization_ids?: number[] | null;
            /** @description Locations by id, when it overrides; replaces the current list. */
            location_ids?: number[] | null;
        };
        /** @description An architecture as show, create and update return it. */
        ArchitectureShowView: {
            operatingsystems: {
                /** Format: int32 */
                id: number;
                name: string;
                title: string;
            }[];
            images: components["schemas"]["NamedRow"][];
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            name: string;
            /** Format: int32 */
            id: number;
        };
        /** @description An architecture as the list returns it. */
        ArchitectureView: {
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            name: string;
            /** Format: int32 */
            id: number;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        ArchitectureViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["ArchitectureView"][];
        };
        /** @description One recorded change of one row, in key order. */
        AuditView: {
            /**
             * Format: int32
             * @description Null for changes that no user made, such as those of a sync.
             */
            user_id: number | null;
            user_type: null;
            user_name: string;
            /** @description Number of this audit among those of its row, from 1. */
            version: number;
            comment: string | null;
            /** Format: int32 */
            associated_id: number | null;
            associated_type: string | null;
            remote_address: string | null;
            associated_name: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            request_uuid: string | null;
            /** Format: int32 */
            id: number;
            /** Format: int32 */
            auditable_id: number;
            auditable_name: string;
            auditable_type: string;
            action: string;
            /** @description Updates map each attribute to [before, after], other actions to its value. Secrets are `[redacted]`. */
            audited_changes: {
                [key: string]: unknown;
            };
            /** @description Locations of the row when the audit was written. */
            locations: components["schemas"]["TaxonomyRow"][];
            organizations: components["schemas"]["TaxonomyRow"][];
        };
        /** @description The envelope around every list, in Foreman's key order. */
        AuditViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["AuditView"][];
        };
        /** @description An internal authentication source. */
        AuthSourceInternalView: {
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            /** Format: int32 */
            id: number;
            name: string;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        AuthSourceInternalViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["AuthSourceInternalView"][];
        };
        /** @description An authentication source. */
        AuthSourceView: {
            /** @description Rails' name of its model: `AuthSourceInternal`. */
            type: string;
            locations: components["schemas"]["TaxonomyRow"][];
            organizations: components["schemas"]["TaxonomyRow"][];
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            /** Format: int32 */
            id: number;
            name: string;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        AuthSourceViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["AuthSourceView"][];
        };
        /** @description Why an available image is present or missing, and whether it will be imported. */
        AvailableImageExplanationView: {
            uuid: string;
            /** @description The explanation in sentences, for a person. */
            message: string;
            inventory: components["schemas"]["InventoryFreshnessView"];
            /** @description Null when no run has ever found it. */
            available_image: null | components["schemas"]["InventoriedImageView"];
            /**
             * Format: int32
             * @description The run that explains this: the one that found the image missing, else the last that ended.
             */
            sync_run_id: number | null;
            /**
             * Format: int32
             * @description The plan that removed it.
             */
            removed_by_sync_plan_id: number | null;
            /**
             * Format: int32
             * @description The pending plan that would remove it.
             */
            sync_plan_id: number | null;
            /**
             * @description When it was deleted from the inventory after it was missing for long.
             * @example 2024-10-10 12:00:00 UTC
             */
            forgotten_at: string | null;
            /**
             * Format: int32
             * @description The catalog image with this uuid.
             */
            image_id: number | null;
            import: null | components["schemas"]["ImportExplanationView"];
        };
        /** @description An image at the provider, as `available_images` lists it in a bare array. Only VMware has paths. */
        AvailableImageView: {
            name: string;
            path?: string;
            uuid: string;
        };
        /** @description An image of the catalog beside what its source says of it. */
        CatalogImageView: {
            /** Format: int32 */
            id: number;
            name: string;
            uuid: string;
            username: string;
            user_data: boolean | null;
            /** @description `manual` or `sync`. */
            origin: string;
            /** Format: int32 */
            compute_resource_id: number;
            compute_resource_name: string;
            /** Format: int32 */
            operatingsystem_id: number;
            operatingsystem_name: string;
            /** Format: int32 */
            architecture_id: number;
            architecture_name: string;
            /** @description First `present`, `missing` or `unknown`; then `hidden`, `deactivated`, `deprecated`, `disabled` or `drifted`, if so. */
            states: string[];
            /** @description Null when no run has ever seen its uuid. */
            source: null | components["schemas"]["ImageSourceView"];
        };
        /** @description The envelope around every list, in Foreman's key order. */
        CatalogImageViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["CatalogImageView"][];
        };
        /** @description A compute resource as show, create, update and delete return it. */
        ComputeResourceShowView: {
            images: components["schemas"]["NamedRow"][];
            compute_attributes: unknown[];
            locations: components["schemas"]["TaxonomyRow"][];
            organizations: components["schemas"]["TaxonomyRow"][];
            description: string | null;
            url: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            /** Format: int32 */
            id: number;
            name: string;
            provider: string;
            provider_friendly_name: string;
            user?: string | null;
            datacenter?: string | null;
            ovirt_quota?: string | null;
            display_type?: string | null;
            keyboard_layout?: string | null;
            access_key?: string | null;
            region?: string | null;
            server?: string | null;
            set_console_password?: boolean | null;
            caching_enabled?: boolean | null;
            tenant?: string | null;
            domain?: string | null;
            project_domain_name?: string | null;
            project_domain_id?: string | null;
            zone?: string | null;
            cloud?: string | null;
            app_ident?: string | null;
            sub_id?: string | null;
            hostname?: string | null;
            api_port?: string | null;
            namespace?: string | null;
            ssl_verify_peer?: boolean | null;
            ssl_certs?: string | null;
        };
        /** @description Result of the latest sync of a compute resource. */
        ComputeResourceStatusView: {
            name: string;
            /** @description `ok`, or `FAIL` when the latest sync was not complete. */
            status: string;
            /** @description Duration of that sync in milliseconds, as text. */
            duration_ms: string;
            errors: string[];
        };
        /** @description A compute resource as the list returns it: eight common keys, then the keys of its provider kind. */
        ComputeResourceView: {
            description: string | null;
            url: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            /** Format: int32 */
            id: number;
            name: string;
            provider: string;
            provider_friendly_name: string;
            user?: string | null;
            datacenter?: string | null;
            ovirt_quota?: string | null;
            display_type?: string | null;
            keyboard_layout?: string | null;
            access_key?: string | null;
            region?: string | null;
            server?: string | null;
            set_console_password?: boolean | null;
            caching_enabled?: boolean | null;
            tenant?: string | null;
            domain?: string | null;
            project_domain_name?: string | null;
            project_domain_id?: string | null;
            zone?: string | null;
            cloud?: string | null;
            app_ident?: string | null;
            sub_id?: string | null;
            hostname?: string | null;
            api_port?: string | null;
            namespace?: string | null;
            ssl_verify_peer?: boolean | null;
            ssl_certs?: string | null;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        ComputeResourceViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["ComputeResourceView"][];
        };
        /** @description The database as a part of the installation. The database, and its version. */
        DatabasePartView: {
            /** @description PostgreSQL's own: `18.4`. */
            version: string;
            active: boolean;
            /** @description Whole milliseconds, as text. */
            duration_ms: string;
        };
        /** @description Whether the database responds, and how fast. */
        DatabaseStatusView: {
            active: boolean;
            /** @description Whole milliseconds, as text. */
            duration_ms: string;
        };
        /** @description An architecture as delete returns it, with ISO dates. */
        DeletedArchitectureView: {
            /** Format: int32 */
            id: number;
            name: string;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            updated_at: string;
        };
        /** @description A filter as delete returns it, with ISO dates. */
        DeletedFilterView: {
            /** Format: int32 */
            id: number;
            search: string | null;
            /** Format: int32 */
            role_id: number;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            updated_at: string;
            taxonomy_search: string | null;
            override: boolean;
        };
        /** @description An image as delete returns it: the raw row, with ISO dates and a null password. */
        DeletedImageView: {
            /** Format: int32 */
            id: number;
            /** Format: int32 */
            operatingsystem_id: number;
            /** Format: int32 */
            compute_resource_id: number;
            /** Format: int32 */
            architecture_id: number;
            uuid: string;
            username: string;
            name: string;
            /**
             * Format: date-time
             * @description `2020-08-31T15:17:29.296Z`
             * @example 2024-10-10T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            updated_at: string;
            iam_role: string | null;
            user_data: boolean | null;
            password: null;
        };
        /** @description An operating system as delete returns it: the raw row without its family, with ISO dates. */
        DeletedOperatingsystemView: {
            /** Format: int32 */
            id: number;
            major: string;
            name: string;
            minor: string;
            nameindicator: null;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            updated_at: string;
            release_name: string | null;
            description: string | null;
            password_hash: string;
            title: string;
        };
        /** @description A parameter as delete returns it: the row, with ISO dates. A hidden value stays hidden. */
        DeletedParameterView: {
            /** Format: int32 */
            id: number;
            name: string;
            value: unknown;
            /** Format: int32 */
            reference_id: number;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            updated_at: string;
            priority: number;
            /**
             * @description Always asterisks, since Foreman's model has a method of this name.
             * @constant
             */
            hidden_value: "*****";
            key_type: string;
            searchable_value: string | null;
        };
        /** @description An organization or a location as delete returns it, with ISO dates. */
        DeletedTaxonomyView: {
            /** Format: int32 */
            id: number;
            name: string;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            updated_at: string;
            ignore_types: string[];
            description: string | null;
            ancestry: string | null;
            title: string;
        };
        /** @description A user as delete returns it: the raw row without its password columns, with ISO dates. */
        DeletedUserView: {
            /** Format: int32 */
            id: number;
            login: string;
            firstname: string | null;
            lastname: string | null;
            mail: string | null;
            admin: boolean;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            last_login_on: string | null;
            /** Format: int32 */
            auth_source_id: number;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            updated_at: string;
            locale: string | null;
            /** Format: int32 */
            default_organization_id: number | null;
            /** Format: int32 */
            default_location_id: number | null;
            lower_login: string;
            mail_enabled: boolean | null;
            timezone: string | null;
            description: string | null;
            disabled: boolean | null;
        };
        /** @description 403, with the missing permissions; null when no permission would help. */
        DeniedBody: {
            error: {
                message: string;
                details: string;
                missing_permissions: null | string[];
            };
        };
        /** @description Free space on the disk of the database. */
        DiskStatusView: {
            /** @description `ok`, or `FAIL` when less than 1 GiB is free. */
            status: string;
            /** @description Null when the disk cannot be read. */
            free_bytes: number | null;
            errors: string[];
        };
        /** @description What a source named before it named another operating system or architecture. */
        DriftedFromView: {
            os: string | null;
            architecture: string | null;
        };
        /** @description The usual error body: 401, 404, 500, and 422 for a name or an association. */
        ErrorBody: {
            error: {
                message: string;
            };
        };
        /** @description A filter as show, create and update return it, with the organizations and locations that apply to it. */
        FilterShowView: {
            locations: components["schemas"]["TaxonomyRow"][];
            organizations: components["schemas"]["TaxonomyRow"][];
            search: string | null;
            resource_type_label: string;
            "unlimited?": boolean;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            "override?": boolean;
            /** Format: int32 */
            id: number;
            resource_type: string | null;
            role: components["schemas"]["RoleBaseView"];
            permissions: components["schemas"]["PermissionView"][];
        };
        /** @description A filter as the list returns it; two keys end with a question mark. */
        FilterView: {
            search: string | null;
            resource_type_label: string;
            "unlimited?": boolean;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            "override?": boolean;
            /** Format: int32 */
            id: number;
            resource_type: string | null;
            role: components["schemas"]["RoleBaseView"];
            permissions: components["schemas"]["PermissionView"][];
        };
        /** @description The envelope around every list, in Foreman's key order. */
        FilterViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["FilterView"][];
        };
        /** @description What a source says of an image of the catalog. */
        ImageSourceView: {
            scope: string;
            /** @description The source's own word; `active` images can be used. */
            state: string;
            os: string | null;
            architecture: string | null;
            /** @description When a complete listing did not contain it; null while it is present. */
            missing_since: string | null;
            /** @description How the source withdraws it although it has it, perhaps from a future date on. */
            withdrawal: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            withdrawn_at: string | null;
            /** @description What the source says to use instead. */
            replacement: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            drifted_at: string | null;
            /** @description What the source named first, when it named another operating system or architecture since. */
            drifted_from: null | components["schemas"]["DriftedFromView"];
        };
        /** @description An image as list, show, create and update return it, in key order. */
        ImageView: {
            /** Format: int32 */
            operatingsystem_id: number;
            operatingsystem_name: string;
            /** Format: int32 */
            compute_resource_id: number;
            compute_resource_name: string;
            /** Format: int32 */
            architecture_id: number;
            architecture_name: string;
            uuid: string;
            username: string;
            /**
             * @description `2020-08-31 15:17:29 UTC`
             * @example 2024-10-10 12:00:00 UTC
             */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            /** @description Absent when the provider kind has no user data. */
            user_data?: boolean | null;
            /** @description EC2 only. */
            iam_role?: string | null;
            /** Format: int32 */
            id: number;
            name: string;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        ImageViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["ImageView"][];
        };
        /** @description Whether the next run imports an available image, and why. */
        ImportExplanationView: {
            uuid: string;
            name: string;
            /** @description The rule that applies; null when no rule matches and the provider's hints decide. */
            rule: null | {
                /** Format: int32 */
                id: number;
                name: string;
            };
            /** @description Code of the reason why it would not be imported; null when it would. */
            reason: string | null;
            /** @description The reason as a sentence. */
            message: string;
            becomes: null | {
                name: string;
                username: string;
                user_data: boolean;
                operatingsystem: string;
                architecture: string;
            };
        };
        /** @description Preview of what a rule would do at the next run. */
        ImportRulePreviewView: {
            /** @description Number of available images that its search matches, regardless of other rules. */
            matched: number;
            /** @description Number of these, among those checked, that an earlier rule takes. */
            taken_by_earlier: number;
            /** @description Whether `takes` is truncated. */
            is_cut: boolean;
            takes: components["schemas"]["ImportExplanationView"][];
        };
        /** @description Says which available images are imported, and how. The first rule that matches decides. */
        ImportRuleView: {
            /** Format: int32 */
            id: number;
            /** Format: int32 */
            compute_resource_id: number;
            /** @description The rule with the lowest position is evaluated first. */
            position: number;
            name: string;
            search: string;
            enabled: boolean;
            /** @enum {string} */
            action: "import" | "ignore";
            /** Format: int32 */
            operatingsystem_id: number | null;
            operatingsystem_name: string | null;
            /** Format: int32 */
            architecture_id: number | null;
            architecture_name: string | null;
            username: string | null;
            user_data: boolean | null;
            name_template: string | null;
            /** @enum {string} */
            source_missing: "keep" | "mark" | "remove";
            /**
             * @description `2024-10-10 12:00:00 UTC`
             * @example 2024-10-10 12:00:00 UTC
             */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        ImportRuleViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["ImportRuleView"][];
        };
        /** @description 422 for an invalid record: messages by attribute, in validation order. `id` is null on create. */
        InvalidBody: {
            error: {
                /** Format: int32 */
                id: number | null;
                errors: {
                    [key: string]: string[];
                };
                full_messages: string[];
            };
        };
        /** @description One row of the inventory: an image as the provider described it, and its state. */
        InventoriedImageView: {
            uuid: string;
            name: string;
            path: string | null;
            scope: string;
            state: string;
            architecture: string | null;
            os_name: string | null;
            os_major: string | null;
            os_minor: string | null;
            username: string | null;
            /** @description How the source withdraws it although it has it: `hidden`, `deactivated`, `deprecated` or `disabled`. */
            withdrawal: string | null;
            /**
             * @description Since when, or from when on; null when the source does not say.
             * @example 2024-10-10 12:00:00 UTC
             */
            withdrawn_at: string | null;
            /** @description What the source says to use instead. */
            replacement: string | null;
            /**
             * @description When the source last named another operating system or architecture than before.
             * @example 2024-10-10 12:00:00 UTC
             */
            drifted_at: string | null;
            /** @description What the source named first, when it named another since. */
            drifted_from: null | components["schemas"]["DriftedFromView"];
            /** @description Generation that found it first. */
            first_generation: number;
            /** @description Generation that changed it last. */
            changed_generation: number;
            /** @description When a complete listing did not contain it; null while it is present. */
            missing_since: string | null;
            missing_generation: number | null;
            /**
             * @description When its import was turned off.
             * @example 2024-10-10 12:00:00 UTC
             */
            ignored_at: string | null;
            /**
             * Format: int32
             * @description The catalog image that was imported from it.
             */
            image_id: number | null;
        };
        /** @description How fresh the inventory of a compute resource is. */
        InventoryFreshnessView: {
            /** @description Generation of the newest complete run; 0 before the first. */
            generation: number;
            /**
             * @description When that run ended.
             * @example 2024-10-10 12:00:00 UTC
             */
            synced_at: string | null;
            /** @description Whether no later run was incomplete. */
            complete: boolean;
        };
        /** @description Freshness of the inventory, and the number of its images. */
        InventoryView: {
            present: number;
            missing: number;
            ignored: number;
            /** @description Generation of the newest complete run; 0 before the first. */
            generation: number;
            /**
             * @description When that run ended.
             * @example 2024-10-10 12:00:00 UTC
             */
            synced_at: string | null;
            /** @description Whether no later run was incomplete. */
            complete: boolean;
        };
        /** @description The actions of each resource, each with its first path. */
        LinksView: {
            links: {
                [key: string]: {
                    [key: string]: string;
                };
            };
        };
        /** @description One row of the inventory in a list. */
        ListedImageView: {
            size_bytes: number | null;
            owner: string | null;
            tags: string[];
            /**
             * @description When the source created it, and changed it last.
             * @example 2024-10-10 12:00:00 UTC
             */
            created_at: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string | null;
            /** @description Whether its image is no longer what the source says. */
            is_drifted: boolean;
            uuid: string;
            name: string;
            path: string | null;
            scope: string;
            state: string;
            architecture: string | null;
            os_name: string | null;
            os_major: string | null;
            os_minor: string | null;
            username: string | null;
            /** @description How the source withdraws it although it has it: `hidden`, `deactivated`, `deprecated` or `disabled`. */
            withdrawal: string | null;
            /**
             * @description Since when, or from when on; null when the source does not say.
             * @example 2024-10-10 12:00:00 UTC
             */
            withdrawn_at: string | null;
            /** @description What the source says to use instead. */
            replacement: string | null;
            /**
             * @description When the source last named another operating system or architecture than before.
             * @example 2024-10-10 12:00:00 UTC
             */
            drifted_at: string | null;
            /** @description What the source named first, when it named another since. */
            drifted_from: null | components["schemas"]["DriftedFromView"];
            /** @description Generation that found it first. */
            first_generation: number;
            /** @description Generation that changed it last. */
            changed_generation: number;
            /** @description When a complete listing did not contain it; null while it is present. */
            missing_since: string | null;
            missing_generation: number | null;
            /**
             * @description When its import was turned off.
             * @example 2024-10-10 12:00:00 UTC
             */
            ignored_at: string | null;
            /**
             * Format: int32
             * @description The catalog image that was imported from it.
             */
            image_id: number | null;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        ListedImageViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["ListedImageView"][];
        };
        /** @description A location as show, create and update return it. */
        LocationShowView: {
            organizations: components["schemas"]["TaxonomyRow"][];
            select_all_types: string[];
            users: components["schemas"]["TaxonomyUserView"][];
            smart_proxies: unknown[];
            subnets: unknown[];
            compute_resources: components["schemas"]["TaxonomyComputeResourceView"][];
            media: unknown[];
            ptables: unknown[];
            provisioning_templates: unknown[];
            domains: unknown[];
            realms: unknown[];
            hostgroups: unknown[];
            hosts_count: number;
            /** @description Its own; the last is empty when it has parents. */
            parameters: (Record<string, never> | components["schemas"]["ParameterView"])[];
            deprecations: {
                environments: string;
            };
            ancestry: string | null;
            /** Format: int32 */
            parent_id: number | null;
            parent_name: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            /** Format: int32 */
            id: number;
            name: string;
            title: string;
            description: string | null;
        };
        /** @description 404 for a taxonomy or an optional parent, and 422 from a provider. There is no `error` around it. */
        MessageBody: {
            message: string;
        };
        /** @description A row that another one refers to. */
        NamedRow: {
            /** Format: int32 */
            id: number;
            name: string;
        };
        /** @description A token as create returns it. Only this response holds the token's value. */
        NewPersonalAccessTokenView: {
            token_value: string;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            /** Format: int32 */
            id: number;
            name: string;
            /** @example 2024-10-10 12:00:00 UTC */
            expires_at: string | null;
            "active?": boolean;
            /** Format: int32 */
            user_id: number;
            /** @example 2024-10-10 12:00:00 UTC */
            last_used_at: string | null;
            "revoked?": boolean;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        NothingList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: unknown[];
        };
        /** @description An operating system as show, create and update return it. */
        OperatingsystemShowView: {
            media: components["schemas"]["NamedRow"][];
            architectures: {
                name: string;
                /** Format: int32 */
                id: number;
            }[];
            ptables: components["schemas"]["NamedRow"][];
            provisioning_templates: components["schemas"]["NamedRow"][];
            os_default_templates: components["schemas"]["NamedRow"][];
            images: components["schemas"]["NamedRow"][];
            parameters: components["schemas"]["ParameterView"][];
            description: string | null;
            major: string;
            /** @description Empty text when there is none. */
            minor: string;
            family: string | null;
            release_name: string | null;
            password_hash: string;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            /** Format: int32 */
            id: number;
            name: string;
            title: string;
        };
        /** @description An operating system as the list returns it. */
        OperatingsystemView: {
            description: string | null;
            major: string;
            /** @description Empty text when there is none. */
            minor: string;
            family: string | null;
            release_name: string | null;
            password_hash: string;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            /** Format: int32 */
            id: number;
            name: string;
            title: string;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        OperatingsystemViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["OperatingsystemView"][];
        };
        /** @description An organization as show, create and update return it. */
        OrganizationShowView: {
            locations: components["schemas"]["TaxonomyRow"][];
            select_all_types: string[];
            users: components["schemas"]["TaxonomyUserView"][];
            smart_proxies: unknown[];
            subnets: unknown[];
            compute_resources: components["schemas"]["TaxonomyComputeResourceView"][];
            media: unknown[];
            ptables: unknown[];
            provisioning_templates: unknown[];
            domains: unknown[];
            realms: unknown[];
            hostgroups: unknown[];
            hosts_count: number;
            /** @description Its own; the last is empty when it has parents. */
            parameters: (Record<string, never> | components["schemas"]["ParameterView"])[];
            deprecations: {
                environments: string;
            };
            ancestry: string | null;
            /** Format: int32 */
            parent_id: number | null;
            parent_name: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            /** Format: int32 */
            id: number;
            name: string;
            title: string;
            description: string | null;
        };
        /** @description 400 for an invalid search or order. */
        ParamErrorBody: {
            error: {
                message: string;
                class: string;
            };
        };
        /** @description A parameter as list, show, create and update return it; the question mark is part of the key. */
        ParameterView: {
            priority: number;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            /** Format: int32 */
            id: number;
            name: string;
            parameter_type: string;
            associated_type: string;
            "hidden_value?": boolean;
            value: unknown;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        ParameterViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["ParameterView"][];
        };
        /** @description The parts of this installation, as far as the API sees them. */
        PartsView: {
            /** @description The version of Image Catalog. */
            version: string;
            database: components["schemas"]["DatabasePartView"];
            /** @description Workers that are connected to the database. */
            workers: number;
            /** @description Null when the database's files are not on this machine. */
            disk: null | components["schemas"]["DiskStatusView"];
        };
        /** @description A permission. */
        PermissionView: {
            name: string;
            /** Format: int32 */
            id: number;
            resource_type: string | null;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        PermissionViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["PermissionView"][];
        };
        /** @description A token without its value, as list and show return it. */
        PersonalAccessTokenView: {
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            /** Format: int32 */
            id: number;
            name: string;
            /** @example 2024-10-10 12:00:00 UTC */
            expires_at: string | null;
            "active?": boolean;
            /** Format: int32 */
            user_id: number;
            /** @example 2024-10-10 12:00:00 UTC */
            last_used_at: string | null;
            "revoked?": boolean;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        PersonalAccessTokenViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["PersonalAccessTokenView"][];
        };
        /** @description Whether the server responds. */
        PingView: {
            results: {
                foreman: {
                    database: components["schemas"]["DatabaseStatusView"];
                };
            };
        };
        /** @description A plugin; this server has none. */
        PluginView: {
            id: string;
            name: string;
            author: string;
            description: string;
            url: string;
            version: string;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        PluginViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["PluginView"][];
        };
        /** @description A resource type with permissions. */
        ResourceTypeView: {
            name: string;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        ResourceTypeViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["ResourceTypeView"][];
        };
        /** @description A token as revoke returns it, with ISO dates. */
        RevokedPersonalAccessTokenView: {
            /** Format: int32 */
            id: number;
            name: string;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            last_used_at: string | null;
            revoked: boolean;
            /** Format: int32 */
            user_id: number;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2024-10-10T12:00:00.000Z
             */
            updated_at: string;
        };
        /** @description A role where a filter shows it. */
        RoleBaseView: {
            name: string;
            /** Format: int32 */
            id: number;
            description: string | null;
            origin: string | null;
        };
        /** @description A role as delete and clone return it. */
        RoleRowView: {
            /** Format: int32 */
            id: number;
            name: string;
            builtin: number;
            description: string | null;
            origin: string | null;
            /** Format: int32 */
            cloned_from_id: number | null;
        };
        /** @description A role as show, create and update return it. */
        RoleShowView: {
            filters: {
                /** Format: int32 */
                id: number;
                resource_type: string | null;
            }[];
            locations: components["schemas"]["TaxonomyRow"][];
            organizations: components["schemas"]["TaxonomyRow"][];
            /** @description 2 for the default role, which every user has. */
            builtin: number;
            /** Format: int32 */
            cloned_from_id: number | null;
            name: string;
            /** Format: int32 */
            id: number;
            description: string | null;
            origin: string | null;
        };
        /** @description A role as the list returns it. */
        RoleView: {
            /** @description 2 for the default role, which every user has. */
            builtin: number;
            /** Format: int32 */
            cloned_from_id: number | null;
            name: string;
            /** Format: int32 */
            id: number;
            description: string | null;
            origin: string | null;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        RoleViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["RoleView"][];
        };
        /** @description For malformed JSON and unknown routes: a third form, with the status inside. */
        StatusBody: {
            status: number;
            error: string;
        };
        /** @description Identifies this server. */
        StatusView: {
            result: string;
            status: number;
            version: string;
            api_version: number;
        };
        /** @description Health of the server, its database and its compute resources. */
        StatusesView: {
            results: {
                foreman: {
                    version: string;
                    api: {
                        version: string;
                    };
                    plugins: unknown[];
                    smart_proxies: unknown[];
                    compute_resources: components["schemas"]["ComputeResourceStatusView"][];
                    database: components["schemas"]["DatabaseStatusView"];
                };
                /** @description Where Foreman lists its plugins. Present only when the database's files are on this machine. */
                image_catalog?: {
                    disk: components["schemas"]["DiskStatusView"];
                };
            };
        };
        /** @description Is one suggestion: `label` is the whole new text, `part` its end from the last `and` or `or`, `completed` the rest. */
        Suggestion: {
            completed: string;
            part: string;
            label: string;
            /** @enum {string} */
            category: "" | "Operators";
        };
        /** @description One available image that a run created, changed or found missing. */
        SyncChangeView: {
            /** @enum {string} */
            change: "created" | "changed" | "missing";
            uuid: string;
            name: string;
            scope: string;
            state: string;
            /** @description Of a changed image: what each changed field held before, and what it holds now. Null for others. */
            fields: null | {
                [key: string]: (unknown | unknown)[];
            };
        };
        /** @description The envelope around every list, in Foreman's key order. */
        SyncChangeViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["SyncChangeView"][];
        };
        /** @description Result of a sync request. Only `targeted` requests have counts. */
        SyncOutcomeView: {
            /** @enum {string} */
            state: "succeeded" | "partial" | "held" | "failed" | "cancelled";
            /** @description Reason for a person; null when there is none. */
            reason: string | null;
            /** Format: int32 */
            sync_run_id: number | null;
            /** Format: int32 */
            sync_plan_id: number | null;
            /** @description Number of images that the provider returned. */
            found: number;
            /** @description Number of images that the provider reported as deleted. */
            missing: number;
            /** @description Number of images without an answer; they are left unchanged. */
            unknown: number;
        };
        /** @description One image that a plan would remove. */
        SyncPlanItemView: {
            uuid: string;
            name: string;
            scope: string;
            /** @description Outcome: `removed`, or `kept` because it was found again. */
            outcome: null | "removed" | "kept";
        };
        /** @description The envelope around every list, in Foreman's key order. */
        SyncPlanItemViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["SyncPlanItemView"][];
        };
        /** @description A plan as show returns it, with one page of the images that it would remove. */
        SyncPlanShowView: {
            /** @description Takes search, order and paging, with at most 1,000 rows a page. The route `items` has no such limit. */
            sync_plan_items: components["schemas"]["SyncPlanItemViewList"];
            /** Format: int32 */
            id: number;
            /** Format: int32 */
            compute_resource_id: number;
            /**
             * Format: int32
             * @description The newest run that found exactly this list, and its generation.
             */
            sync_run_id: number;
            generation: number;
            kind: string;
            /** @enum {string} */
            state: "failed" | "pending" | "approved" | "applied" | "rejected" | "stale";
            /** @description Hash of exactly this list; approve must send it. */
            plan_hash: string;
            /** @description Why the removals were held, for a person. */
            reason: string;
            /** @description Number of images that it would remove; the route `items` lists them. */
            items: number;
            decided_by: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            decided_at: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            applied_at: string | null;
            /** @description Why an approved plan was not fully applied, for a person. */
            failure: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
        };
        /** @description The list of removals that a run proposes and a person must approve. */
        SyncPlanView: {
            /** Format: int32 */
            id: number;
            /** Format: int32 */
            compute_resource_id: number;
            /**
             * Format: int32
             * @description The newest run that found exactly this list, and its generation.
             */
            sync_run_id: number;
            generation: number;
            kind: string;
            /** @enum {string} */
            state: "failed" | "pending" | "approved" | "applied" | "rejected" | "stale";
            /** @description Hash of exactly this list; approve must send it. */
            plan_hash: string;
            /** @description Why the removals were held, for a person. */
            reason: string;
            /** @description Number of images that it would remove; the route `items` lists them. */
            items: number;
            decided_by: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            decided_at: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            applied_at: string | null;
            /** @description Why an approved plan was not fully applied, for a person. */
            failure: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        SyncPlanViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["SyncPlanView"][];
        };
        /** @description A listed image that cannot be stored. */
        SyncRejectionView: {
            scope: string;
            /** @description Null when the image cannot be identified. */
            uuid: string | null;
            reason: string;
        };
        /** @description A request to sync, and its result. */
        SyncRequestView: {
            /** Format: int32 */
            id: number;
            /** Format: int32 */
            compute_resource_id: number;
            /** @description `full`, or `targeted` at single images. */
            kind: string;
            uuids: string[];
            dry_run: boolean;
            requested_by: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            requested_at: string;
            /** @description `waiting`, `running` or `ended`. */
            state: string;
            /**
             * Format: int32
             * @description The run that serves it; null until a worker starts it.
             */
            sync_run_id: number | null;
            /** @example 2024-10-10 12:00:00 UTC */
            ended_at: string | null;
            outcome: null | components["schemas"]["SyncOutcomeView"];
        };
        /** @description A run as show and the event stream return it. */
        SyncRunShowView: {
            /** @description Expected number of images, from the inventory or from the provider; null when unknown. */
            expected: number | null;
            /**
             * Format: int32
             * @description The plan that the run proposes; null when there is none.
             */
            sync_plan_id: number | null;
            scopes: components["schemas"]["SyncScopeView"][];
            /** @description The first hundred listed images that could not be stored; `counters.rejected` counts all. */
            rejected: components["schemas"]["SyncRejectionView"][];
            /** Format: int32 */
            id: number;
            /** Format: int32 */
            compute_resource_id: number;
            generation: number;
            /** @enum {string} */
            state: "succeeded" | "partial" | "held" | "failed" | "cancelled" | "running";
            /** @description Cause: schedule, manual, first or refresh. */
            trigger: string;
            /** @description Whether it was a rehearsal, which only proposes and does not write the inventory. */
            dry_run: boolean;
            requested_by: string | null;
            /**
             * @description `2024-10-10 12:00:00 UTC`
             * @example 2024-10-10 12:00:00 UTC
             */
            started_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            ended_at: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            cancel_requested_at: string | null;
            /** @description Why it did not succeed, for a person. */
            reason: string | null;
            counters: {
                [key: string]: number;
            };
        };
        /** @description A run as the list returns it. */
        SyncRunView: {
            /** Format: int32 */
            id: number;
            /** Format: int32 */
            compute_resource_id: number;
            generation: number;
            /** @enum {string} */
            state: "succeeded" | "partial" | "held" | "failed" | "cancelled" | "running";
            /** @description Cause: schedule, manual, first or refresh. */
            trigger: string;
            /** @description Whether it was a rehearsal, which only proposes and does not write the inventory. */
            dry_run: boolean;
            requested_by: string | null;
            /**
             * @description `2024-10-10 12:00:00 UTC`
             * @example 2024-10-10 12:00:00 UTC
             */
            started_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            ended_at: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            cancel_requested_at: string | null;
            /** @description Why it did not succeed, for a person. */
            reason: string | null;
            counters: {
                [key: string]: number;
            };
        };
        /** @description The envelope around every list, in Foreman's key order. */
        SyncRunViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["SyncRunView"][];
        };
        /** @description Result of one scope of a run. */
        SyncScopeView: {
            scope: string;
            pages: number;
            /** @description Number of images on its pages. */
            rows: number;
            reported_total: number | null;
            ended: boolean;
            complete: boolean;
            error_kind: string | null;
            reason: string | null;
        };
        /** @description Sync settings of a compute resource. Null means the worker's default, or no setting. */
        SyncSettingsView: {
            enabled: boolean;
            interval_minutes: number | null;
            cron: string | null;
            time_zone: string | null;
            removal_floor: number | null;
            removal_percent: number | null;
            /** @description Percentage of images that may be superseded between two runs; null means what the kind is known for. */
            turnover_percent: number | null;
            requests_per_minute: number | null;
            /** @description EC2: owners whose images are listed; null means the account itself. */
            owners: null | string[];
            /** @description EC2: filters of the listing, each NAME=VALUE; null means all images. */
            filters: null | string[];
        };
        /** @description State of the sync of a compute resource. */
        SyncView: {
            /** Format: int32 */
            compute_resource_id: number;
            compute_resource_name: string;
            /**
             * @description `running`, `waiting` for a worker, `disabled`, `idle` until the next run is due, or `unsupported` for kinds without sync.
             * @enum {string}
             */
            state: "running" | "waiting" | "disabled" | "idle" | "unsupported";
            /** @description Why no run is under way, for a person; null when there is no such reason. */
            message: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            next_due_at: string | null;
            /**
             * @description The provider asked for no requests before this time.
             * @example 2024-10-10 12:00:00 UTC
             */
            not_before: string | null;
            inventory: components["schemas"]["InventoryView"];
            /** @description Number of pending plans. */
            pending_plans: number;
            settings: components["schemas"]["SyncSettingsView"];
            last_run: null | components["schemas"]["SyncRunView"];
        };
        /** @description One image that a plan would remove. */
        TargetPlanItemView: {
            /**
             * Format: int32
             * @description Id of the image there.
             */
            their_id: number;
            uuid: string;
            name: string;
            /** @description Name of the compute resource there. */
            compute_resource: string;
            /** @description Outcome: `removed`, or `kept` with the reason. */
            outcome: null | "removed" | "kept";
            reason: string | null;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        TargetPlanItemViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["TargetPlanItemView"][];
        };
        /** @description The exact list of removals at a target that a person must approve. */
        TargetPlanView: {
            /** Format: int32 */
            id: number;
            /** Format: int32 */
            target_id: number;
            /** Format: int32 */
            target_run_id: number | null;
            /** @enum {string} */
            state: "pending" | "approved" | "applied" | "rejected" | "stale";
            /** @description Hash of exactly this list; approve must send it. */
            plan_hash: string;
            /** @description Why the removals were held, for a person. */
            reason: string;
            /** @description Number of images that it would remove; the route `items` lists them. */
            items: number;
            decided_by: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            decided_at: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            applied_at: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        TargetPlanViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["TargetPlanView"][];
        };
        /** @description What a run did with one image, or could not do. */
        TargetRunLineView: {
            action: string;
            /** @description Name of the compute resource there. */
            compute_resource: string;
            uuid: string;
            name: string;
            reason: string | null;
        };
        /** @description A run as show returns it. */
        TargetRunShowView: {
            /** @description The first 1,000 images that are not as they should be; of a rehearsal also what it would do. */
            lines: components["schemas"]["TargetRunLineView"][];
            /** Format: int32 */
            id: number;
            /** Format: int32 */
            target_id: number;
            /** @enum {string} */
            state: "succeeded" | "partial" | "held" | "failed" | "running" | "waiting";
            dry_run: boolean;
            /** @description Null when it was due by itself. */
            requested_by: string | null;
            /** @description Why it did not succeed, for a person. */
            reason: string | null;
            /** @description Number of images by what became of them: created, updated, unchanged, removed, left, held, failed and so on. */
            counters: {
                [key: string]: number;
            };
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            started_at: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            ended_at: string | null;
        };
        /** @description One comparison of a target with our images. */
        TargetRunView: {
            /** Format: int32 */
            id: number;
            /** Format: int32 */
            target_id: number;
            /** @enum {string} */
            state: "succeeded" | "partial" | "held" | "failed" | "running" | "waiting";
            dry_run: boolean;
            /** @description Null when it was due by itself. */
            requested_by: string | null;
            /** @description Why it did not succeed, for a person. */
            reason: string | null;
            /** @description Number of images by what became of them: created, updated, unchanged, removed, left, held, failed and so on. */
            counters: {
                [key: string]: number;
            };
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            started_at: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            ended_at: string | null;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        TargetRunViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["TargetRunView"][];
        };
        /** @description A target. The password is never shown. */
        TargetView: {
            /** Format: int32 */
            id: number;
            name: string;
            address: string;
            user: string;
            organization: string | null;
            location: string | null;
            search: string;
            creates_parents: boolean;
            takes_over: boolean;
            removal_floor: number | null;
            removal_percent: number | null;
            enabled: boolean;
            interval_minutes: number;
            /** @description Compute resources that have another name there, each as ID=NAME. */
            compute_resource_names: string[];
            /** @description Images there that are ours. */
            images_count: number;
            /**
             * @description When the next run is due; null during a run.
             * @example 2024-10-10 12:00:00 UTC
             */
            due_at: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        TargetViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["TargetView"][];
        };
        /** @description A compute resource where an organization or a location shows it. */
        TaxonomyComputeResourceView: {
            /** Format: int32 */
            id: number;
            name: string;
            provider: string;
            provider_friendly_name: string;
            /** @description Whether it is inherited from a parent. */
            inherited: boolean;
        };
        /** @description An organization or location that a compute resource belongs to. */
        TaxonomyRow: {
            title: string;
            description: string | null;
            /** Format: int32 */
            id: number;
            name: string;
        };
        /** @description A user where an organization or a location shows it. */
        TaxonomyUserView: {
            /** Format: int32 */
            id: number;
            login: string;
            description: string | null;
            /** @description Whether it is inherited from a parent. */
            inherited: boolean;
        };
        /** @description An organization or a location as the list returns it. */
        TaxonomyView: {
            ancestry: string | null;
            /** Format: int32 */
            parent_id: number | null;
            parent_name: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            /** Format: int32 */
            id: number;
            name: string;
            title: string;
            description: string | null;
        };
        /** @description The envelope around every list, in Foreman's key order. */
        TaxonomyViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["TaxonomyView"][];
        };
        /** @description A user as show, create and update return it. */
        UserShowView: {
            locations: components["schemas"]["TaxonomyRow"][];
            default_organization: null | components["schemas"]["TaxonomyRow"];
            organizations: components["schemas"]["TaxonomyRow"][];
            effective_admin: boolean;
            cached_usergroups: unknown[];
            auth_source_internal: {
                /** Format: int32 */
                id: number;
                type: string;
                name: string;
            };
            mail_notifications: unknown[];
            roles: {
                name: string;
                /** Format: int32 */
                id: number;
                description: string | null;
                origin: string | null;
            }[];
            usergroups: unknown[];
            firstname: string | null;
            lastname: string | null;
            mail: string | null;
            mail_enabled: boolean | null;
            admin: boolean;
            /** Format: int32 */
            auth_source_id: number;
            disabled: boolean | null;
            auth_source_name: string;
            timezone: string | null;
            locale: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            last_login_on: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            /** Format: int32 */
            id: number;
            login: string;
            description: string | null;
            ssh_keys: unknown[];
            default_location: null | components["schemas"]["TaxonomyRow"];
        };
        /** @description A user as the list returns it. */
        UserView: {
            locations: components["schemas"]["NamedRow"][];
            default_organization: null | components["schemas"]["TaxonomyRow"];
            organizations: components["schemas"]["NamedRow"][];
            effective_admin: boolean;
            firstname: string | null;
            lastname: string | null;
            mail: string | null;
            mail_enabled: boolean | null;
            admin: boolean;
            /** Format: int32 */
            auth_source_id: number;
            disabled: boolean | null;
            auth_source_name: string;
            timezone: string | null;
            locale: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            last_login_on: string | null;
            /** @example 2024-10-10 12:00:00 UTC */
            created_at: string;
            /** @example 2024-10-10 12:00:00 UTC */
            updated_at: string;
            /** Format: int32 */
            id: number;
            login: string;
            description: string | null;
            ssh_keys: unknown[];
            default_location: null | components["schemas"]["TaxonomyRow"];
        };
        /** @description The envelope around every list, in Foreman's key order. */
        UserViewList: {
            /** @description Number of rows visible to the user, without the search. */
            total: number;
            /** @description Number of rows that match the search, on all pages. */
            subtotal: number;
            page: number;
            per_page: number;
            search: string | null;
            can_create?: boolean;
            can_edit?: boolean;
            sort: {
                by: string | null;
                order: string | null;
            };
            results: components["schemas"]["UserView"][];
        };
        /** @description The version of Image Catalog, and of the Foreman whose API it speaks. */
        VersionView: {
            version: string;
            foreman_version: string;
            api_version: number;
        };
    };
    responses: {
        /** @description A parameter or a search is invalid, the body is not valid JSON, or a text holds a character that cannot be stored, such as NUL. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] | components["schemas"]["ParamErrorBody"] | components["schemas"]["StatusBody"];
            };
        };
        /** @description Invalid user name, password or token. */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description A permission is missing, or no permission allows this. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DeniedBody"];
            };
        };
        /** @description The row, a parent, the organization or the location does not exist. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] | components["schemas"]["MessageBody"];
            };
        };
        /** @description The row has changed since, so that this is not possible any more. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The body is larger than 1 MiB. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The body is not JSON. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The request breaks a validation rule, other rows depend on it, or it is not possible for this row. */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InvalidBody"] | components["schemas"]["ErrorBody"] | components["schemas"]["MessageBody"];
            };
        };
        /** @description Unexpected error, or the provider does not support this. */
        Failed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The server is busy, or its database is away. Try again later. */
        Unavailable: {
            headers: {
                /** @description Seconds to wait. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "home.index": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The actions of each resource, each with its first path. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinksView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "architectures.index": {
        parameters: {
            query?: {
                /** @description Identifier of the operating system. */
                operatingsystem_id?: string;
                /**
                 * @description Search in the search language. Fields: id, name.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchitectureViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "architectures.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "architecture": {
                 *         "name": "riscv64"
                 *       }
                 *     }
                 */
                "application/json": {
                    architecture: components["schemas"]["CreateArchitectureDto"];
                };
            };
        };
        responses: {
            /** @description An architecture as show, create and update return it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchitectureShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "architectures.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Identifier of the operatingsystem. */
                operatingsystem_id?: string;
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for architectures: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.index_of_architecture": {
        parameters: {
            query?: {
                /** @description Identifier of the compute resource. */
                compute_resource_id?: string;
                /** @description Identifier of the operating system. */
                operatingsystem_id?: number;
                /**
                 * @description Search in the search language. Fields: architecture, compute_resource, id, name, operatingsystem, user_data, username.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the architecture.
                 * @example 1
                 */
                architecture_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "subtotal": 1,
                     *       "page": 1,
                     *       "per_page": 20,
                     *       "search": "name ~ debian",
                     *       "sort": {
                     *         "by": "name",
                     *         "order": "DESC"
                     *       },
                     *       "results": [
                     *         {
                     *           "operatingsystem_id": 1,
                     *           "operatingsystem_name": "Debian 13",
                     *           "compute_resource_id": 1,
                     *           "compute_resource_name": "lab",
                     *           "architecture_id": 1,
                     *           "architecture_name": "x86_64",
                     *           "uuid": "debian-13-cloud",
                     *           "username": "debian",
                     *           "created_at": "2024-10-10 12:00:00 UTC",
                     *           "updated_at": "2024-10-10 12:00:00 UTC",
                     *           "id": 1,
                     *           "name": "Debian 13"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImageViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.create_of_architecture": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the architecture.
                 * @example 1
                 */
                architecture_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "image": {
                 *         "name": "Debian 13",
                 *         "username": "debian",
                 *         "uuid": "debian-13-cloud",
                 *         "operatingsystem_id": 1,
                 *         "architecture_id": 1,
                 *         "compute_resource_id": 1
                 *       }
                 *     }
                 */
                "application/json": {
                    image: components["schemas"]["CreateImageDto"];
                };
            };
        };
        responses: {
            /** @description An image as list, show, create and update return it, in key order. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "operatingsystem_id": 1,
                     *       "operatingsystem_name": "Debian 13",
                     *       "compute_resource_id": 1,
                     *       "compute_resource_name": "lab",
                     *       "architecture_id": 1,
                     *       "architecture_name": "x86_64",
                     *       "uuid": "debian-13-cloud",
                     *       "username": "debian",
                     *       "created_at": "2024-10-10 12:00:00 UTC",
                     *       "updated_at": "2024-10-10 12:00:00 UTC",
                     *       "id": 1,
                     *       "name": "Debian 13"
                     *     }
                     */
                    "application/json": components["schemas"]["ImageView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.auto_complete_search_of_architecture": {
        parameters: {
            query?: {
                /** @description Identifier of the compute resource. */
                compute_resource_id?: string;
                /** @description Identifier of the operating system. */
                operatingsystem_id?: number;
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the architecture.
                 * @example 1
                 */
                architecture_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for images: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.show_of_architecture": {
        parameters: {
            query?: {
                /** @description Identifier of the compute resource. */
                compute_resource_id?: string;
                /** @description Identifier of the operating system. */
                operatingsystem_id?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the architecture.
                 * @example 1
                 */
                architecture_id: string;
                /**
                 * @description Identifier of the image.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An image as list, show, create and update return it, in key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "operatingsystem_id": 1,
                     *       "operatingsystem_name": "Debian 13",
                     *       "compute_resource_id": 1,
                     *       "compute_resource_name": "lab",
                     *       "architecture_id": 1,
                     *       "architecture_name": "x86_64",
                     *       "uuid": "debian-13-cloud",
                     *       "username": "debian",
                     *       "created_at": "2024-10-10 12:00:00 UTC",
                     *       "updated_at": "2024-10-10 12:00:00 UTC",
                     *       "id": 1,
                     *       "name": "Debian 13"
                     *     }
                     */
                    "application/json": components["schemas"]["ImageView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.update_of_architecture": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the architecture.
                 * @example 1
                 */
                architecture_id: string;
                /**
                 * @description Identifier of the image.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "image": {
                 *         "username": "root"
                 *       }
                 *     }
                 */
                "application/json": {
                    image: components["schemas"]["UpdateImageDto"];
                };
            };
        };
        responses: {
            /** @description An image as list, show, create and update return it, in key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "operatingsystem_id": 1,
                     *       "operatingsystem_name": "Debian 13",
                     *       "compute_resource_id": 1,
                     *       "compute_resource_name": "lab",
                     *       "architecture_id": 1,
                     *       "architecture_name": "x86_64",
                     *       "uuid": "debian-13-cloud",
                     *       "username": "root",
                     *       "created_at": "2024-10-10 12:00:00 UTC",
                     *       "updated_at": "2024-10-10 12:00:00 UTC",
                     *       "id": 1,
                     *       "name": "Debian 13"
                     *     }
                     */
                    "application/json": components["schemas"]["ImageView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.destroy_of_architecture": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the architecture.
                 * @example 1
                 */
                architecture_id: string;
                /**
                 * @description Identifier of the image.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An image as delete returns it: the raw row, with ISO dates and a null password. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedImageView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operatingsystems.index_of_architecture": {
        parameters: {
            query?: {
                /**
                 * @description Search in the search language. Fields: architecture, description, family, id, major, medium, minor, name, params, template, title.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the architecture.
                 * @example 1
                 */
                architecture_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatingsystemViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operatingsystems.create_of_architecture": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the architecture.
                 * @example 1
                 */
                architecture_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "operatingsystem": {
                 *         "name": "Debian",
                 *         "major": "13",
                 *         "family": "Debian",
                 *         "release_name": "trixie",
                 *         "architecture_ids": [
                 *           1
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    operatingsystem: components["schemas"]["CreateOperatingsystemDto"];
                };
            };
        };
        responses: {
            /** @description An operating system as show, create and update return it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatingsystemShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operatingsystems.auto_complete_search_of_architecture": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the architecture.
                 * @example 1
                 */
                architecture_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for operating systems: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operatingsystems.show_of_architecture": {
        parameters: {
            query?: {
                /** @description Whether the values of hidden parameters are shown. */
                show_hidden_parameters?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the architecture.
                 * @example 1
                 */
                architecture_id: string;
                /**
                 * @description Identifier or title of the operating system.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An operating system as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatingsystemShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operatingsystems.update_of_architecture": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the architecture.
                 * @example 1
                 */
                architecture_id: string;
                /**
                 * @description Identifier or title of the operating system.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    operatingsystem: components["schemas"]["UpdateOperatingsystemDto"];
                };
            };
        };
        responses: {
            /** @description An operating system as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatingsystemShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operatingsystems.destroy_of_architecture": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the architecture.
                 * @example 1
                 */
                architecture_id: string;
                /**
                 * @description Identifier or title of the operating system.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An operating system as delete returns it: the raw row without its family, with ISO dates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedOperatingsystemView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operatingsystems.bootfiles_of_architecture": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the architecture.
                 * @example 1
                 */
                architecture_id: string;
                /**
                 * @description Identifier or title of the operating system.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "architectures.show": {
        parameters: {
            query?: {
                /** @description Identifier of the operatingsystem. */
                operatingsystem_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the architecture.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An architecture as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchitectureShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "architectures.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the architecture.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    architecture: components["schemas"]["UpdateArchitectureDto"];
                };
            };
        };
        responses: {
            /** @description An architecture as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchitectureShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "architectures.destroy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the architecture.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An architecture as delete returns it, with ISO dates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedArchitectureView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "audits.index": {
        parameters: {
            query?: {
                /** @description Search in the search language. Fields: action, auditable_id, authored_by_user, authored_by_user.id, changes, comment, host, hostgroup, hostgroup_title, id, interface_fqdn, interface_ip, interface_mac, location, location_id, organization, organization_id, os, os_title, parameter, partition_table, provisioning_template, puppetclass, remote_address, request_uuid, setting, time, type, user, username. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "audits.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for audits: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "audits.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the audit.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One recorded change of one row, in key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auth_source_internals.index": {
        parameters: {
            query?: {
                /**
                 * @description Search in the search language. Fields: id, name.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthSourceInternalViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auth_source_internals.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the authentication source.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An internal authentication source. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthSourceInternalView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auth_sources.index": {
        parameters: {
            query?: {
                /** @description Identifier of the location. */
                location_id?: string;
                /** @description Identifier of the organization. */
                organization_id?: string;
                /**
                 * @description Search in the search language. Fields: id, name.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthSourceViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auth_sources.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Identifier of the location. */
                location_id?: string;
                /** @description Identifier of the organization. */
                organization_id?: string;
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for authentication sources: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auth_sources.show": {
        parameters: {
            query?: {
                /** @description Identifier of the location. */
                location_id?: string;
                /** @description Identifier of the organization. */
                organization_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the authentication source.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An authentication source. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthSourceView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "catalog_images.index": {
        parameters: {
            query?: {
                /**
                 * @description Search in the search language. Fields: architecture, compute_resource, compute_resource_id, id, name, operatingsystem, origin, state, user_data, username, uuid.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogImageViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "catalog_images.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for images with what their compute resources say of them: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "ping.parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The parts of this installation, as far as the API sees them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartsView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "catalog_sync_plans.index": {
        parameters: {
            query?: {
                /** @description Search in the search language. Fields: compute_resource_id, created, decided_by, generation, id, items, reason, state. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncPlanViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "catalog_sync_plans.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for the plans of all compute resources: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "catalog_sync_runs.index": {
        parameters: {
            query?: {
                /** @description Search in the search language. Fields: compute_resource_id, dry_run, ended, generation, id, reason, requested_by, started, state, trigger. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncRunViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "catalog_sync_runs.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for the runs of all compute resources: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "home.version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version of Image Catalog, and of the Foreman whose API it speaks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionView"];
                };
            };
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.index": {
        parameters: {
            query?: {
                /**
                 * @description Search in the search language. Fields: id, location, location_id, name, organization, organization_id, type.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComputeResourceViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "compute_resource": {
                 *         "name": "lab",
                 *         "provider": "Libvirt",
                 *         "url": "qemu+ssh://root@lab.example.com/system"
                 *       }
                 *     }
                 */
                "application/json": {
                    compute_resource: components["schemas"]["CreateComputeResourceDto"];
                };
            };
        };
        responses: {
            /** @description A compute resource as show, create, update and delete return it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComputeResourceShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for compute resources: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "available_images.refresh": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    available_images: components["schemas"]["RefreshAvailableImagesDto"];
                };
            };
        };
        responses: {
            /** @description A request to sync, and its result. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncRequestView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "available_images.explain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /** @description Identifier of the uuid. */
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Why an available image is present or missing, and whether it will be imported. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailableImageExplanationView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "available_images.ignore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /** @description Identifier of the uuid. */
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One row of the inventory: an image as the provider described it, and its state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventoriedImageView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "available_images.unignore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /** @description Identifier of the uuid. */
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One row of the inventory: an image as the provider described it, and its state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventoriedImageView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.index": {
        parameters: {
            query?: {
                /** @description Identifier of the operating system. */
                operatingsystem_id?: number;
                /** @description Identifier or name of the architecture. */
                architecture_id?: string;
                /**
                 * @description Search in the search language. Fields: architecture, compute_resource, id, name, operatingsystem, user_data, username.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "subtotal": 1,
                     *       "page": 1,
                     *       "per_page": 20,
                     *       "search": "name ~ debian",
                     *       "sort": {
                     *         "by": "name",
                     *         "order": "DESC"
                     *       },
                     *       "results": [
                     *         {
                     *           "operatingsystem_id": 1,
                     *           "operatingsystem_name": "Debian 13",
                     *           "compute_resource_id": 1,
                     *           "compute_resource_name": "lab",
                     *           "architecture_id": 1,
                     *           "architecture_name": "x86_64",
                     *           "uuid": "debian-13-cloud",
                     *           "username": "debian",
                     *           "created_at": "2024-10-10 12:00:00 UTC",
                     *           "updated_at": "2024-10-10 12:00:00 UTC",
                     *           "id": 1,
                     *           "name": "Debian 13"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImageViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "image": {
                 *         "name": "Debian 13",
                 *         "username": "debian",
                 *         "uuid": "debian-13-cloud",
                 *         "operatingsystem_id": 1,
                 *         "architecture_id": 1,
                 *         "compute_resource_id": 1
                 *       }
                 *     }
                 */
                "application/json": {
                    image: components["schemas"]["CreateImageDto"];
                };
            };
        };
        responses: {
            /** @description An image as list, show, create and update return it, in key order. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "operatingsystem_id": 1,
                     *       "operatingsystem_name": "Debian 13",
                     *       "compute_resource_id": 1,
                     *       "compute_resource_name": "lab",
                     *       "architecture_id": 1,
                     *       "architecture_name": "x86_64",
                     *       "uuid": "debian-13-cloud",
                     *       "username": "debian",
                     *       "created_at": "2024-10-10 12:00:00 UTC",
                     *       "updated_at": "2024-10-10 12:00:00 UTC",
                     *       "id": 1,
                     *       "name": "Debian 13"
                     *     }
                     */
                    "application/json": components["schemas"]["ImageView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Identifier of the operating system. */
                operatingsystem_id?: number;
                /** @description Identifier or name of the architecture. */
                architecture_id?: string;
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for images: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.show": {
        parameters: {
            query?: {
                /** @description Identifier of the operating system. */
                operatingsystem_id?: number;
                /** @description Identifier or name of the architecture. */
                architecture_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /**
                 * @description Identifier of the image.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An image as list, show, create and update return it, in key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "operatingsystem_id": 1,
                     *       "operatingsystem_name": "Debian 13",
                     *       "compute_resource_id": 1,
                     *       "compute_resource_name": "lab",
                     *       "architecture_id": 1,
                     *       "architecture_name": "x86_64",
                     *       "uuid": "debian-13-cloud",
                     *       "username": "debian",
                     *       "created_at": "2024-10-10 12:00:00 UTC",
                     *       "updated_at": "2024-10-10 12:00:00 UTC",
                     *       "id": 1,
                     *       "name": "Debian 13"
                     *     }
                     */
                    "application/json": components["schemas"]["ImageView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /**
                 * @description Identifier of the image.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "image": {
                 *         "username": "root"
                 *       }
                 *     }
                 */
                "application/json": {
                    image: components["schemas"]["UpdateImageDto"];
                };
            };
        };
        responses: {
            /** @description An image as list, show, create and update return it, in key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "operatingsystem_id": 1,
                     *       "operatingsystem_name": "Debian 13",
                     *       "compute_resource_id": 1,
                     *       "compute_resource_name": "lab",
                     *       "architecture_id": 1,
                     *       "architecture_name": "x86_64",
                     *       "uuid": "debian-13-cloud",
                     *       "username": "root",
                     *       "created_at": "2024-10-10 12:00:00 UTC",
                     *       "updated_at": "2024-10-10 12:00:00 UTC",
                     *       "id": 1,
                     *       "name": "Debian 13"
                     *     }
                     */
                    "application/json": components["schemas"]["ImageView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.destroy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /**
                 * @description Identifier of the image.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An image as delete returns it: the raw row, with ISO dates and a null password. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedImageView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "import_rules.index": {
        parameters: {
            query?: {
                /**
                 * @description Search in the search language. Fields: action, enabled, id, name, position.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRuleViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "import_rules.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    import_rule: components["schemas"]["CreateImportRuleDto"];
                };
            };
        };
        responses: {
            /** @description Says which available images are imported, and how. The first rule that matches decides. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRuleView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "import_rules.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for the import rules of a compute resource: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "import_rules.reorder": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    import_rules: components["schemas"]["OrderImportRulesDto"];
                };
            };
        };
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRuleViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "import_rules.preview_draft": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    import_rule: components["schemas"]["UpdateImportRuleDto"];
                };
            };
        };
        responses: {
            /** @description Preview of what a rule would do at the next run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRulePreviewView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "import_rules.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /**
                 * @description Identifier of the import rule.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Says which available images are imported, and how. The first rule that matches decides. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRuleView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "import_rules.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /**
                 * @description Identifier of the import rule.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    import_rule: components["schemas"]["UpdateImportRuleDto"];
                };
            };
        };
        responses: {
            /** @description Says which available images are imported, and how. The first rule that matches decides. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRuleView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "import_rules.destroy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /**
                 * @description Identifier of the import rule.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Says which available images are imported, and how. The first rule that matches decides. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRuleView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "import_rules.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /**
                 * @description Identifier of the import rule.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Preview of what a rule would do at the next run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRulePreviewView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "inventory.index": {
        parameters: {
            query?: {
                /**
                 * @description Search in the search language. Fields: architecture, created, drifted_at, ignored_at, image_id, missing_since, name, os, owner, reading, scope, size, state, tags, updated, uuid, withdrawal, withdrawn_at.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedImageViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "inventory.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for the inventory of a compute resource: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sync.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description State of the sync of a compute resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sync.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sync": {
                 *         "cron": "30 2 * * *",
                 *         "time_zone": "Europe/Berlin"
                 *       }
                 *     }
                 */
                "application/json": {
                    sync: components["schemas"]["UpdateSyncSettingsDto"];
                };
            };
        };
        responses: {
            /** @description State of the sync of a compute resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sync.start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sync": {
                 *         "dry_run": true
                 *       }
                 *     }
                 */
                "application/json": {
                    sync: components["schemas"]["StartSyncDto"];
                };
            };
        };
        responses: {
            /** @description A request to sync, and its result. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncRequestView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sync.request": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /**
                 * @description Identifier of the sync.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A request to sync, and its result. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncRequestView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sync_plans.index": {
        parameters: {
            query?: {
                /** @description Search in the search language. Fields: compute_resource_id, created, decided_by, generation, id, items, reason, state. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncPlanViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sync_plans.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for the plans of a compute resource: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sync_plans.show": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /**
                 * @description Identifier of the sync plan.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A plan as show returns it, with one page of the images that it would remove. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncPlanShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sync_plans.approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /**
                 * @description Identifier of the sync plan.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sync_plan: components["schemas"]["ApproveSyncPlanDto"];
                };
            };
        };
        responses: {
            /** @description The list of removals that a run proposes and a person must approve. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncPlanView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sync_plans.items": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /**
                 * @description Identifier of the sync plan.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncPlanItemViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sync_plans.reject": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /**
                 * @description Identifier of the sync plan.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list of removals that a run proposes and a person must approve. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncPlanView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sync_runs.index": {
        parameters: {
            query?: {
                /** @description Search in the search language. Fields: compute_resource_id, dry_run, ended, generation, id, reason, requested_by, started, state, trigger. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncRunViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sync_runs.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for the runs of a compute resource: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sync_runs.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /**
                 * @description Identifier of the sync run.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A run as show and the event stream return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncRunShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sync_runs.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /**
                 * @description Identifier of the sync run.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A run as show and the event stream return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncRunShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sync_runs.changes": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /**
                 * @description Identifier of the sync run.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncChangeViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sync_runs.follow": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                compute_resource_id: string;
                /**
                 * @description Identifier of the sync run.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Follow a run as server-sent events: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A compute resource as show, create, update and delete return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComputeResourceShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    compute_resource: components["schemas"]["UpdateComputeResourceDto"];
                };
            };
        };
        responses: {
            /** @description A compute resource as show, create, update and delete return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComputeResourceShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.destroy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A compute resource as show, create, update and delete return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComputeResourceShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.associate_without_vm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.associate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
                /**
                 * @description Identifier of the vm.
                 * @example 1
                 */
                vm_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.available_clusters": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NothingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.available_networks_of_cluster": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
                /**
                 * @description Identifier of the cluster.
                 * @example 1
                 */
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NothingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.available_resource_pools": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
                /**
                 * @description Identifier of the cluster.
                 * @example 1
                 */
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NothingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.available_storage_domains_of_cluster": {
        parameters: {
            query?: {
                /** @description Identifier of the storage domain. */
                storage_domain?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
                /**
                 * @description Identifier of the cluster.
                 * @example 1
                 */
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NothingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.available_storage_pods_of_cluster": {
        parameters: {
            query?: {
                /** @description Identifier of the storage pod. */
                storage_pod?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
                /**
                 * @description Identifier of the cluster.
                 * @example 1
                 */
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NothingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.available_flavors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NothingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.available_folders": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NothingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.available_images": {
        parameters: {
            query?: {
                /** @description Whether to list what was known before, although the newest look at the compute resource failed. */
                last_known?: boolean;
                /** @description Search in the search language. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the images that a compute resource holds: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailableImageView"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.available_networks": {
        parameters: {
            query?: {
                /** @description Identifier of the cluster. */
                cluster_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NothingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.available_security_groups": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NothingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.available_storage_domains": {
        parameters: {
            query?: {
                /** @description Identifier of the storage domain. */
                storage_domain?: string;
                /** @description Identifier of the cluster. */
                cluster_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NothingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.available_storage_domains_of_storage_domain": {
        parameters: {
            query?: {
                /** @description Identifier of the cluster. */
                cluster_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
                /** @description Identifier of the storage domain. */
                storage_domain: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NothingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.available_storage_pods": {
        parameters: {
            query?: {
                /** @description Identifier of the storage pod. */
                storage_pod?: string;
                /** @description Identifier of the cluster. */
                cluster_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NothingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.available_storage_pods_of_storage_pod": {
        parameters: {
            query?: {
                /** @description Identifier of the cluster. */
                cluster_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
                /** @description Identifier of the storage pod. */
                storage_pod: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NothingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.available_virtual_machines": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List virtual machines of a compute resource: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.show_vm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
                /**
                 * @description Identifier of the vm.
                 * @example 1
                 */
                vm_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.destroy_vm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
                /**
                 * @description Identifier of the vm.
                 * @example 1
                 */
                vm_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.power_vm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
                /**
                 * @description Identifier of the vm.
                 * @example 1
                 */
                vm_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.available_vnic_profiles": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NothingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.available_zones": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NothingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.refresh_cache": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Refresh the cache of a compute resource: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.storage_domain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
                /**
                 * @description Identifier of the storage domain.
                 * @example 1
                 */
                storage_domain_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.storage_pod": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
                /**
                 * @description Identifier of the storage pod.
                 * @example 1
                 */
                storage_pod_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.show_current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "filters.index": {
        parameters: {
            query?: {
                /** @description Identifier of the role. */
                role_id?: string;
                /** @description Search in the search language. Fields: id, limited, location, location_id, organization, organization_id, override, permission, resource, role, role_id, search, unlimited. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilterViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "filters.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: components["schemas"]["CreateFilterDto"];
                };
            };
        };
        responses: {
            /** @description A filter as show, create and update return it, with the organizations and locations that apply to it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilterShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "filters.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Identifier of the role. */
                role_id?: string;
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for filters: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "filters.show": {
        parameters: {
            query?: {
                /** @description Identifier of the role. */
                role_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the filter.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A filter as show, create and update return it, with the organizations and locations that apply to it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilterShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "filters.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the filter.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: components["schemas"]["UpdateFilterDto"];
                };
            };
        };
        responses: {
            /** @description A filter as show, create and update return it, with the organizations and locations that apply to it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilterShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "filters.destroy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the filter.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A filter as delete returns it, with ISO dates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedFilterView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "locations.index": {
        parameters: {
            query?: {
                /** @description Identifier of an organization; lists only locations that are linked with it. */
                organization_id?: string;
                /**
                 * @description Search in the search language. Fields: description, id, location_id, name, title.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxonomyViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "locations.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    location: components["schemas"]["CreateLocationDto"];
                };
            };
        };
        responses: {
            /** @description A location as show, create and update return it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "locations.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Identifier of the organization. */
                organization_id?: string;
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for locations: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "locations.show": {
        parameters: {
            query?: {
                /** @description Identifier of the organization. */
                organization_id?: string;
                /** @description Whether the values of hidden parameters are shown. */
                show_hidden_parameters?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the location.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A location as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "locations.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the location.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    location: components["schemas"]["UpdateLocationDto"];
                };
            };
        };
        responses: {
            /** @description A location as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "locations.destroy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the location.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An organization or a location as delete returns it, with ISO dates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedTaxonomyView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auth_sources.index_of_location": {
        parameters: {
            query?: {
                /** @description Identifier of the organization. */
                organization_id?: string;
                /**
                 * @description Search in the search language. Fields: id, name.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the location.
                 * @example 1
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthSourceViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auth_sources.auto_complete_search_of_location": {
        parameters: {
            query?: {
                /** @description Identifier of the organization. */
                organization_id?: string;
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the location.
                 * @example 1
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for authentication sources: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auth_sources.show_of_location": {
        parameters: {
            query?: {
                /** @description Identifier of the organization. */
                organization_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the location.
                 * @example 1
                 */
                location_id: string;
                /**
                 * @description Identifier or name of the authentication source.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An authentication source. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthSourceView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.index_of_location": {
        parameters: {
            query?: {
                /** @description Identifier of the organization. */
                organization_id?: string;
                /**
                 * @description Search in the search language. Fields: id, location, location_id, name, organization, organization_id, type.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the location.
                 * @example 1
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComputeResourceViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.show_of_location": {
        parameters: {
            query?: {
                /** @description Identifier of the organization. */
                organization_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the location.
                 * @example 1
                 */
                location_id: string;
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A compute resource as show, create, update and delete return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComputeResourceShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.index_of_location": {
        parameters: {
            query?: {
                /**
                 * @description Search in the search language. Fields: description, id, name, organization_id, title.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of a location; lists only organizations that are linked with it.
                 * @example 1
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxonomyViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.create_of_location": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the location.
                 * @example 1
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organization: components["schemas"]["CreateOrganizationDto"];
                };
            };
        };
        responses: {
            /** @description An organization as show, create and update return it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.auto_complete_search_of_location": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the location.
                 * @example 1
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for organizations: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.show_of_location": {
        parameters: {
            query?: {
                /** @description Whether the values of hidden parameters are shown. */
                show_hidden_parameters?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the location.
                 * @example 1
                 */
                location_id: string;
                /**
                 * @description Identifier or title of the organization.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An organization as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.update_of_location": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the location.
                 * @example 1
                 */
                location_id: string;
                /**
                 * @description Identifier or title of the organization.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organization: components["schemas"]["UpdateOrganizationDto"];
                };
            };
        };
        responses: {
            /** @description An organization as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.destroy_of_location": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the location.
                 * @example 1
                 */
                location_id: string;
                /**
                 * @description Identifier or title of the organization.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An organization or a location as delete returns it, with ISO dates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedTaxonomyView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.index_of_location_organization": {
        parameters: {
            query?: {
                /**
                 * @description Search in the search language. Fields: id, location, location_id, name, organization, organization_id, type.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the location.
                 * @example 1
                 */
                location_id: string;
                /**
                 * @description Identifier of the organization.
                 * @example 1
                 */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComputeResourceViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.show_of_location_organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the location.
                 * @example 1
                 */
                location_id: string;
                /**
                 * @description Identifier of the organization.
                 * @example 1
                 */
                organization_id: string;
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A compute resource as show, create, update and delete return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComputeResourceShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.index_of_location": {
        parameters: {
            query?: {
                /** @description Whether the values of hidden parameters are shown. */
                show_hidden?: boolean;
                /**
                 * @description Search in the search language. Fields: id, key_type, name, parameter_type, value.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the location.
                 * @example 1
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.create_of_location": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the location.
                 * @example 1
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    parameter: components["schemas"]["CreateParameterDto"];
                };
            };
        };
        responses: {
            /** @description A parameter as list, show, create and update return it; the question mark is part of the key. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.reset_of_location": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the location.
                 * @example 1
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete all parameters of a location: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.show_of_location": {
        parameters: {
            query?: {
                /** @description Whether a hidden value is shown. */
                show_hidden?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the location.
                 * @example 1
                 */
                location_id: string;
                /**
                 * @description Identifier or name of the parameter.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A parameter as list, show, create and update return it; the question mark is part of the key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.update_of_location": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the location.
                 * @example 1
                 */
                location_id: string;
                /**
                 * @description Identifier or name of the parameter.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    parameter: components["schemas"]["UpdateParameterDto"];
                };
            };
        };
        responses: {
            /** @description A parameter as list, show, create and update return it; the question mark is part of the key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.destroy_of_location": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the location.
                 * @example 1
                 */
                location_id: string;
                /**
                 * @description Identifier or name of the parameter.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A parameter as delete returns it: the row, with ISO dates. A hidden value stays hidden. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedParameterView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.index_of_location": {
        parameters: {
            query?: {
                /** @description Identifier of the organization. */
                organization_id?: string;
                /** @description Identifier or name of a role. */
                role_id?: string;
                /** @description Search in the search language. Fields: admin, auth_source, auth_source_type, description, disabled, firstname, id, last_login_on, lastname, location, location_id, login, mail, organization, organization_id, role, role_id, usergroup. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the location.
                 * @example 1
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.show_of_location": {
        parameters: {
            query?: {
                /** @description Identifier of the organization. */
                organization_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the location.
                 * @example 1
                 */
                location_id: string;
                /**
                 * @description Identifier or login of the user.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operatingsystems.index": {
        parameters: {
            query?: {
                /** @description Identifier or name of the architecture. */
                architecture_id?: string;
                /**
                 * @description Search in the search language. Fields: architecture, description, family, id, major, medium, minor, name, params, template, title.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatingsystemViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operatingsystems.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "operatingsystem": {
                 *         "name": "Debian",
                 *         "major": "13",
                 *         "family": "Debian",
                 *         "release_name": "trixie",
                 *         "architecture_ids": [
                 *           1
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    operatingsystem: components["schemas"]["CreateOperatingsystemDto"];
                };
            };
        };
        responses: {
            /** @description An operating system as show, create and update return it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatingsystemShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operatingsystems.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Identifier of the architecture. */
                architecture_id?: string;
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for operating systems: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operatingsystems.show": {
        parameters: {
            query?: {
                /** @description Identifier of the architecture. */
                architecture_id?: string;
                /** @description Whether the values of hidden parameters are shown. */
                show_hidden_parameters?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the operating system.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An operating system as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatingsystemShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operatingsystems.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the operating system.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    operatingsystem: components["schemas"]["UpdateOperatingsystemDto"];
                };
            };
        };
        responses: {
            /** @description An operating system as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatingsystemShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operatingsystems.destroy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the operating system.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An operating system as delete returns it: the raw row without its family, with ISO dates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedOperatingsystemView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operatingsystems.bootfiles": {
        parameters: {
            query?: {
                /** @description Identifier of the architecture. */
                architecture_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the operating system.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "architectures.index_of_operatingsystem": {
        parameters: {
            query?: {
                /**
                 * @description Search in the search language. Fields: id, name.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the operating system.
                 * @example 1
                 */
                operatingsystem_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchitectureViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "architectures.create_of_operatingsystem": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the operatingsystem.
                 * @example 1
                 */
                operatingsystem_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "architecture": {
                 *         "name": "riscv64"
                 *       }
                 *     }
                 */
                "application/json": {
                    architecture: components["schemas"]["CreateArchitectureDto"];
                };
            };
        };
        responses: {
            /** @description An architecture as show, create and update return it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchitectureShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "architectures.auto_complete_search_of_operatingsystem": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the operatingsystem.
                 * @example 1
                 */
                operatingsystem_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for architectures: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "architectures.show_of_operatingsystem": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the operatingsystem.
                 * @example 1
                 */
                operatingsystem_id: string;
                /**
                 * @description Identifier or name of the architecture.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An architecture as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchitectureShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "architectures.update_of_operatingsystem": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the operatingsystem.
                 * @example 1
                 */
                operatingsystem_id: string;
                /**
                 * @description Identifier or name of the architecture.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    architecture: components["schemas"]["UpdateArchitectureDto"];
                };
            };
        };
        responses: {
            /** @description An architecture as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchitectureShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "architectures.destroy_of_operatingsystem": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the operatingsystem.
                 * @example 1
                 */
                operatingsystem_id: string;
                /**
                 * @description Identifier or name of the architecture.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An architecture as delete returns it, with ISO dates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedArchitectureView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.index_of_operatingsystem": {
        parameters: {
            query?: {
                /** @description Identifier of the compute resource. */
                compute_resource_id?: string;
                /** @description Identifier or name of the architecture. */
                architecture_id?: string;
                /**
                 * @description Search in the search language. Fields: architecture, compute_resource, id, name, operatingsystem, user_data, username.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the operating system.
                 * @example 1
                 */
                operatingsystem_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "subtotal": 1,
                     *       "page": 1,
                     *       "per_page": 20,
                     *       "search": "name ~ debian",
                     *       "sort": {
                     *         "by": "name",
                     *         "order": "DESC"
                     *       },
                     *       "results": [
                     *         {
                     *           "operatingsystem_id": 1,
                     *           "operatingsystem_name": "Debian 13",
                     *           "compute_resource_id": 1,
                     *           "compute_resource_name": "lab",
                     *           "architecture_id": 1,
                     *           "architecture_name": "x86_64",
                     *           "uuid": "debian-13-cloud",
                     *           "username": "debian",
                     *           "created_at": "2024-10-10 12:00:00 UTC",
                     *           "updated_at": "2024-10-10 12:00:00 UTC",
                     *           "id": 1,
                     *           "name": "Debian 13"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImageViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.create_of_operatingsystem": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the operating system.
                 * @example 1
                 */
                operatingsystem_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "image": {
                 *         "name": "Debian 13",
                 *         "username": "debian",
                 *         "uuid": "debian-13-cloud",
                 *         "operatingsystem_id": 1,
                 *         "architecture_id": 1,
                 *         "compute_resource_id": 1
                 *       }
                 *     }
                 */
                "application/json": {
                    image: components["schemas"]["CreateImageDto"];
                };
            };
        };
        responses: {
            /** @description An image as list, show, create and update return it, in key order. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "operatingsystem_id": 1,
                     *       "operatingsystem_name": "Debian 13",
                     *       "compute_resource_id": 1,
                     *       "compute_resource_name": "lab",
                     *       "architecture_id": 1,
                     *       "architecture_name": "x86_64",
                     *       "uuid": "debian-13-cloud",
                     *       "username": "debian",
                     *       "created_at": "2024-10-10 12:00:00 UTC",
                     *       "updated_at": "2024-10-10 12:00:00 UTC",
                     *       "id": 1,
                     *       "name": "Debian 13"
                     *     }
                     */
                    "application/json": components["schemas"]["ImageView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.auto_complete_search_of_operatingsystem": {
        parameters: {
            query?: {
                /** @description Identifier of the compute resource. */
                compute_resource_id?: string;
                /** @description Identifier or name of the architecture. */
                architecture_id?: string;
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the operating system.
                 * @example 1
                 */
                operatingsystem_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for images: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.show_of_operatingsystem": {
        parameters: {
            query?: {
                /** @description Identifier of the compute resource. */
                compute_resource_id?: string;
                /** @description Identifier or name of the architecture. */
                architecture_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the operating system.
                 * @example 1
                 */
                operatingsystem_id: number;
                /**
                 * @description Identifier of the image.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An image as list, show, create and update return it, in key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "operatingsystem_id": 1,
                     *       "operatingsystem_name": "Debian 13",
                     *       "compute_resource_id": 1,
                     *       "compute_resource_name": "lab",
                     *       "architecture_id": 1,
                     *       "architecture_name": "x86_64",
                     *       "uuid": "debian-13-cloud",
                     *       "username": "debian",
                     *       "created_at": "2024-10-10 12:00:00 UTC",
                     *       "updated_at": "2024-10-10 12:00:00 UTC",
                     *       "id": 1,
                     *       "name": "Debian 13"
                     *     }
                     */
                    "application/json": components["schemas"]["ImageView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.update_of_operatingsystem": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the operating system.
                 * @example 1
                 */
                operatingsystem_id: number;
                /**
                 * @description Identifier of the image.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "image": {
                 *         "username": "root"
                 *       }
                 *     }
                 */
                "application/json": {
                    image: components["schemas"]["UpdateImageDto"];
                };
            };
        };
        responses: {
            /** @description An image as list, show, create and update return it, in key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "operatingsystem_id": 1,
                     *       "operatingsystem_name": "Debian 13",
                     *       "compute_resource_id": 1,
                     *       "compute_resource_name": "lab",
                     *       "architecture_id": 1,
                     *       "architecture_name": "x86_64",
                     *       "uuid": "debian-13-cloud",
                     *       "username": "root",
                     *       "created_at": "2024-10-10 12:00:00 UTC",
                     *       "updated_at": "2024-10-10 12:00:00 UTC",
                     *       "id": 1,
                     *       "name": "Debian 13"
                     *     }
                     */
                    "application/json": components["schemas"]["ImageView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "images.destroy_of_operatingsystem": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the operating system.
                 * @example 1
                 */
                operatingsystem_id: number;
                /**
                 * @description Identifier of the image.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An image as delete returns it: the raw row, with ISO dates and a null password. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedImageView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.index": {
        parameters: {
            query?: {
                /** @description Whether the values of hidden parameters are shown. */
                show_hidden?: boolean;
                /**
                 * @description Search in the search language. Fields: id, key_type, name, parameter_type, value.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the operating system.
                 * @example 1
                 */
                operatingsystem_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the operating system.
                 * @example 1
                 */
                operatingsystem_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "parameter": {
                 *         "name": "mirror",
                 *         "value": "https://deb.debian.org",
                 *         "parameter_type": "string"
                 *       }
                 *     }
                 */
                "application/json": {
                    parameter: components["schemas"]["CreateParameterDto"];
                };
            };
        };
        responses: {
            /** @description A parameter as list, show, create and update return it; the question mark is part of the key. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.reset": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the operating system.
                 * @example 1
                 */
                operatingsystem_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete all parameters of an operating system: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.show": {
        parameters: {
            query?: {
                /** @description Whether a hidden value is shown. */
                show_hidden?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the operating system.
                 * @example 1
                 */
                operatingsystem_id: string;
                /**
                 * @description Identifier or name of the parameter.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A parameter as list, show, create and update return it; the question mark is part of the key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the operating system.
                 * @example 1
                 */
                operatingsystem_id: string;
                /**
                 * @description Identifier or name of the parameter.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    parameter: components["schemas"]["UpdateParameterDto"];
                };
            };
        };
        responses: {
            /** @description A parameter as list, show, create and update return it; the question mark is part of the key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.destroy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the operating system.
                 * @example 1
                 */
                operatingsystem_id: string;
                /**
                 * @description Identifier or name of the parameter.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A parameter as delete returns it: the row, with ISO dates. A hidden value stays hidden. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedParameterView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.index": {
        parameters: {
            query?: {
                /** @description Identifier of a location; lists only organizations that are linked with it. */
                location_id?: string;
                /**
                 * @description Search in the search language. Fields: description, id, name, organization_id, title.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxonomyViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organization: components["schemas"]["CreateOrganizationDto"];
                };
            };
        };
        responses: {
            /** @description An organization as show, create and update return it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Identifier of the location. */
                location_id?: string;
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for organizations: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.show": {
        parameters: {
            query?: {
                /** @description Identifier of the location. */
                location_id?: string;
                /** @description Whether the values of hidden parameters are shown. */
                show_hidden_parameters?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the organization.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An organization as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the organization.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organization: components["schemas"]["UpdateOrganizationDto"];
                };
            };
        };
        responses: {
            /** @description An organization as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "organizations.destroy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the organization.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An organization or a location as delete returns it, with ISO dates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedTaxonomyView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auth_sources.index_of_organization": {
        parameters: {
            query?: {
                /** @description Identifier of the location. */
                location_id?: string;
                /**
                 * @description Search in the search language. Fields: id, name.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the organization.
                 * @example 1
                 */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthSourceViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auth_sources.auto_complete_search_of_organization": {
        parameters: {
            query?: {
                /** @description Identifier of the location. */
                location_id?: string;
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the organization.
                 * @example 1
                 */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for authentication sources: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auth_sources.show_of_organization": {
        parameters: {
            query?: {
                /** @description Identifier of the location. */
                location_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the organization.
                 * @example 1
                 */
                organization_id: string;
                /**
                 * @description Identifier or name of the authentication source.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An authentication source. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthSourceView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.index_of_organization": {
        parameters: {
            query?: {
                /** @description Identifier of the location. */
                location_id?: string;
                /**
                 * @description Search in the search language. Fields: id, location, location_id, name, organization, organization_id, type.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the organization.
                 * @example 1
                 */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComputeResourceViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.show_of_organization": {
        parameters: {
            query?: {
                /** @description Identifier of the location. */
                location_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the organization.
                 * @example 1
                 */
                organization_id: string;
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A compute resource as show, create, update and delete return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComputeResourceShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "locations.index_of_organization": {
        parameters: {
            query?: {
                /**
                 * @description Search in the search language. Fields: description, id, location_id, name, title.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of an organization; lists only locations that are linked with it.
                 * @example 1
                 */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxonomyViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "locations.create_of_organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the organization.
                 * @example 1
                 */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    location: components["schemas"]["CreateLocationDto"];
                };
            };
        };
        responses: {
            /** @description A location as show, create and update return it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "locations.auto_complete_search_of_organization": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the organization.
                 * @example 1
                 */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for locations: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "locations.show_of_organization": {
        parameters: {
            query?: {
                /** @description Whether the values of hidden parameters are shown. */
                show_hidden_parameters?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the organization.
                 * @example 1
                 */
                organization_id: string;
                /**
                 * @description Identifier or title of the location.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A location as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "locations.update_of_organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the organization.
                 * @example 1
                 */
                organization_id: string;
                /**
                 * @description Identifier or title of the location.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    location: components["schemas"]["UpdateLocationDto"];
                };
            };
        };
        responses: {
            /** @description A location as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "locations.destroy_of_organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the organization.
                 * @example 1
                 */
                organization_id: string;
                /**
                 * @description Identifier or title of the location.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An organization or a location as delete returns it, with ISO dates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedTaxonomyView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.index_of_organization_location": {
        parameters: {
            query?: {
                /**
                 * @description Search in the search language. Fields: id, location, location_id, name, organization, organization_id, type.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the organization.
                 * @example 1
                 */
                organization_id: string;
                /**
                 * @description Identifier of the location.
                 * @example 1
                 */
                location_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComputeResourceViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "compute_resources.show_of_organization_location": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the organization.
                 * @example 1
                 */
                organization_id: string;
                /**
                 * @description Identifier of the location.
                 * @example 1
                 */
                location_id: string;
                /**
                 * @description Identifier of the compute resource.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A compute resource as show, create, update and delete return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComputeResourceShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.index_of_organization": {
        parameters: {
            query?: {
                /** @description Whether the values of hidden parameters are shown. */
                show_hidden?: boolean;
                /**
                 * @description Search in the search language. Fields: id, key_type, name, parameter_type, value.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the organization.
                 * @example 1
                 */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.create_of_organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the organization.
                 * @example 1
                 */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    parameter: components["schemas"]["CreateParameterDto"];
                };
            };
        };
        responses: {
            /** @description A parameter as list, show, create and update return it; the question mark is part of the key. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.reset_of_organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the organization.
                 * @example 1
                 */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete all parameters of an organization: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.show_of_organization": {
        parameters: {
            query?: {
                /** @description Whether a hidden value is shown. */
                show_hidden?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the organization.
                 * @example 1
                 */
                organization_id: string;
                /**
                 * @description Identifier or name of the parameter.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A parameter as list, show, create and update return it; the question mark is part of the key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.update_of_organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the organization.
                 * @example 1
                 */
                organization_id: string;
                /**
                 * @description Identifier or name of the parameter.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    parameter: components["schemas"]["UpdateParameterDto"];
                };
            };
        };
        responses: {
            /** @description A parameter as list, show, create and update return it; the question mark is part of the key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParameterView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "parameters.destroy_of_organization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or title of the organization.
                 * @example 1
                 */
                organization_id: string;
                /**
                 * @description Identifier or name of the parameter.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A parameter as delete returns it: the row, with ISO dates. A hidden value stays hidden. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedParameterView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.index_of_organization": {
        parameters: {
            query?: {
                /** @description Identifier of the location. */
                location_id?: string;
                /** @description Identifier or name of a role. */
                role_id?: string;
                /** @description Search in the search language. Fields: admin, auth_source, auth_source_type, description, disabled, firstname, id, last_login_on, lastname, location, location_id, login, mail, organization, organization_id, role, role_id, usergroup. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the organization.
                 * @example 1
                 */
                organization_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.show_of_organization": {
        parameters: {
            query?: {
                /** @description Identifier of the location. */
                location_id?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the organization.
                 * @example 1
                 */
                organization_id: string;
                /**
                 * @description Identifier or login of the user.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "permissions.index": {
        parameters: {
            query?: {
                /**
                 * @description Search in the search language. Fields: id, name, resource_type.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "permissions.current_permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "permissions.resource_types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceTypeViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "permissions.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the permission.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A permission. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "ping.ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the server responds. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PingView"];
                };
            };
            400: components["responses"]["BadRequest"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plugins.index": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PluginViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.index": {
        parameters: {
            query?: {
                /**
                 * @description Search in the search language. Fields: builtin, description, id, locked, name, permission.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": {
                 *         "name": "Image reader",
                 *         "description": "May look at images"
                 *       }
                 *     }
                 */
                "application/json": {
                    role: components["schemas"]["CreateRoleDto"];
                };
            };
        };
        responses: {
            /** @description A role as show, create and update return it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for roles: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the role.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A role as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the role.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    role: components["schemas"]["UpdateRoleDto"];
                };
            };
        };
        responses: {
            /** @description A role as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.destroy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the role.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A role as delete and clone return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleRowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.clone": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the role.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    role: components["schemas"]["CreateRoleDto"];
                };
            };
        };
        responses: {
            /** @description A role as delete and clone return it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleRowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "filters.index_of_role": {
        parameters: {
            query?: {
                /** @description Search in the search language. Fields: id, limited, location, location_id, organization, organization_id, override, permission, resource, role, role_id, search, unlimited. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the role.
                 * @example 1
                 */
                role_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilterViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "filters.create_of_role": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the role.
                 * @example 1
                 */
                role_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: components["schemas"]["CreateFilterDto"];
                };
            };
        };
        responses: {
            /** @description A filter as show, create and update return it, with the organizations and locations that apply to it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilterShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "filters.auto_complete_search_of_role": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the role.
                 * @example 1
                 */
                role_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for filters: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "filters.show_of_role": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the role.
                 * @example 1
                 */
                role_id: string;
                /**
                 * @description Identifier of the filter.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A filter as show, create and update return it, with the organizations and locations that apply to it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilterShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "filters.update_of_role": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the role.
                 * @example 1
                 */
                role_id: string;
                /**
                 * @description Identifier of the filter.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: components["schemas"]["UpdateFilterDto"];
                };
            };
        };
        responses: {
            /** @description A filter as show, create and update return it, with the organizations and locations that apply to it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilterShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "filters.destroy_of_role": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the role.
                 * @example 1
                 */
                role_id: string;
                /**
                 * @description Identifier of the filter.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A filter as delete returns it, with ISO dates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedFilterView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.index_of_role": {
        parameters: {
            query?: {
                /** @description Search in the search language. Fields: admin, auth_source, auth_source_type, description, disabled, firstname, id, last_login_on, lastname, location, location_id, login, mail, organization, organization_id, role, role_id, usergroup. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier or name of a role.
                 * @example 1
                 */
                role_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.show_of_role": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the role.
                 * @example 1
                 */
                role_id: string;
                /**
                 * @description Identifier or login of the user.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sessions.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Start a browser session: the answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        login: string;
                        admin: boolean;
                        csrf_token: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "sessions.destroy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End a browser session: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "home.status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Identifies this server. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "ping.statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Health of the server, its database and its compute resources. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusesView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "targets.index_without_target": {
        parameters: {
            query?: {
                /**
                 * @description Search in the search language. Fields: address, enabled, id, name.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "targets.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    target: components["schemas"]["CreateTargetDto"];
                };
            };
        };
        responses: {
            /** @description A target. The password is never shown. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "targets.auto_complete_search_without_target": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for targets: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "targets.show_without_target": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the target.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A target. The password is never shown. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "targets.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the target.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    target: components["schemas"]["UpdateTargetDto"];
                };
            };
        };
        responses: {
            /** @description A target. The password is never shown. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "targets.destroy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or name of the target.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A target. The password is never shown. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plans.index": {
        parameters: {
            query?: {
                /** @description Search in the search language. Fields: created, id, items, reason, state. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the target.
                 * @example 1
                 */
                target_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetPlanViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plans.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the target.
                 * @example 1
                 */
                target_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for the plans of a target: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plans.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the target.
                 * @example 1
                 */
                target_id: string;
                /**
                 * @description Identifier of the plan.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exact list of removals at a target that a person must approve. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetPlanView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plans.approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the target.
                 * @example 1
                 */
                target_id: string;
                /**
                 * @description Identifier of the plan.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    target_plan: components["schemas"]["ApproveTargetPlanDto"];
                };
            };
        };
        responses: {
            /** @description The exact list of removals at a target that a person must approve. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetPlanView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plans.items": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the target.
                 * @example 1
                 */
                target_id: string;
                /**
                 * @description Identifier of the plan.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetPlanItemViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "plans.reject": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the target.
                 * @example 1
                 */
                target_id: string;
                /**
                 * @description Identifier of the plan.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exact list of removals at a target that a person must approve. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetPlanView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "targets.index": {
        parameters: {
            query?: {
                /** @description Search in the search language. Fields: created, dry_run, id, reason, state. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the target.
                 * @example 1
                 */
                target_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetRunViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "targets.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the target.
                 * @example 1
                 */
                target_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for the runs of a target: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "targets.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the target.
                 * @example 1
                 */
                target_id: string;
                /**
                 * @description Identifier of the target.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A run as show returns it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetRunShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "targets.start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the target.
                 * @example 1
                 */
                target_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    target_run: components["schemas"]["SyncTargetDto"];
                };
            };
        };
        responses: {
            /** @description A run as show returns it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetRunShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.index": {
        parameters: {
            query?: {
                /** @description Identifier or name of a role. */
                role_id?: string;
                /** @description Search in the search language. Fields: admin, auth_source, auth_source_type, description, disabled, firstname, id, last_login_on, lastname, location, location_id, login, mail, organization, organization_id, role, role_id, usergroup. */
                search?: string;
                /** @description Sort and direction by a searchable field, for example name DESC. */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    user: components["schemas"]["CreateUserDto"];
                };
            };
        };
        responses: {
            /** @description A user as show, create and update return it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.auto_complete_search": {
        parameters: {
            query?: {
                /** @description Search in the search language. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complete a search for users: the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"][] | {
                        error: string;
                    }[];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or login of the user.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or login of the user.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    user: components["schemas"]["UpdateUserDto"];
                };
            };
        };
        responses: {
            /** @description A user as show, create and update return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserShowView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.destroy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier or login of the user.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A user as delete returns it: the raw row without its password columns, with ISO dates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedUserView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "personal_access_tokens.index": {
        parameters: {
            query?: {
                /**
                 * @description Search in the search language. Fields: id, name, user_id.
                 * @example name ~ debian
                 */
                search?: string;
                /**
                 * @description Sort and direction by a searchable field, for example name DESC.
                 * @example name DESC
                 */
                order?: string;
                /**
                 * @description Page number, starting at 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Number of results a page, or all.
                 * @example 50
                 */
                per_page?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the user.
                 * @example 1
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The envelope around every list, in Foreman's key order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalAccessTokenViewList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "personal_access_tokens.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the user.
                 * @example 1
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "personal_access_token": {
                 *         "name": "Terraform"
                 *       }
                 *     }
                 */
                "application/json": {
                    personal_access_token: components["schemas"]["CreatePersonalAccessTokenDto"];
                };
            };
        };
        responses: {
            /** @description A token as create returns it. Only this response holds the token's value. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewPersonalAccessTokenView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "personal_access_tokens.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the user.
                 * @example 1
                 */
                user_id: string;
                /**
                 * @description Identifier of the token.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A token without its value, as list and show return it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalAccessTokenView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    "personal_access_tokens.destroy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifier of the user.
                 * @example 1
                 */
                user_id: string;
                /**
                 * @description Identifier of the token.
                 * @example 1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A token as revoke returns it, with ISO dates. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevokedPersonalAccessTokenView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
}
